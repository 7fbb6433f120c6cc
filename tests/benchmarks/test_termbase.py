"""Tests of `benchmarks.termbase`: the generated termbase."""

from benchmarks.termbase import generate


def test_it_is_made_up_as_it_says() -> None:
    made = generate(400)
    assert len(made.concepts) == len({one.key for one in made.concepts}) == 400
    assert sum(len(one.spellings) for one in made.concepts) == 500
    assert sum(len(one.renderings) for one in made.concepts) == 500
    for one in made.concepts:
        assert one.citations[0].zh_span.of(one.citations[0].zh) == one.zh
        assert len(one.pinyin.split()) == len(one.zh)


def test_it_is_the_same_every_time() -> None:
    assert generate(50) == generate(50)
