import pytest

from newsledger.masking import masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://me:secret@host.example/a?b=1", "https://host.example/a?b=1"),
        ("https://me@host.example/", "https://host.example/"),
        ("https://host.example/a?token=x1&b=2", "https://host.example/a?token=***&b=2"),
        ("https://host.example/?b=2&api_key=x1#c", "https://host.example/?b=2&api_key=***#c"),
        ("https://host.example/?access_token=x1", "https://host.example/?access_token=***"),
        (
            "https://s3.example/a?X-Amz-Credential=me%2F1&X-Amz-Signature=ab",
            "https://s3.example/a?X-Amz-Credential=***&X-Amz-Signature=***",
        ),
        ("GET https://a:b@c.example/: 404, then https://d:e@f.example/", "GET https://c.example/: 404, then https://f.example/"),
        ("https://host.example/story?key=33&code=9&id=7", "https://host.example/story?key=33&code=9&id=7"),
        ("https://host.example/@me/status?to=a@b.example", "https://host.example/@me/status?to=a@b.example"),
        ("inbox/me@home.txt", "inbox/me@home.txt"),
        ("", ""),
    ],
)
def test_secrets_in_addresses_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected
    assert masked(expected) == expected
