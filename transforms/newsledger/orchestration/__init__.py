"""The stages under Prefect: tasks, what a person sees of them in its UI, and the server that runs them. The flows are in ``flows/``."""
