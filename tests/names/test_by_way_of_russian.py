"""Chinese and Japanese names read back from what Russian makes of them."""

from __future__ import annotations

import pytest

from newslint.knowledge.by_way_of_russian import hepburn, is_telling, pinyin


@pytest.mark.parametrize(
    ("russian", "right"),
    [
        ("Chzhao", "Zhao"),
        ("Litszyan", "Lijian"),
        ("Litszian", "Lijian"),
        ("Tszinpin", "Jinping"),
        ("Tszedun", "Zedong"),
        ("Khutszintao", "Hujintao"),
        ("Hutszintao", "Hujintao"),
        ("Guanchzhou", "Guangzhou"),
        ("Sintszyan", "Xinjiang"),
        ("Tszilin", "Jilin"),
        ("Syuechzhi", "Xuezhi"),
        ("Chzhoukhay", "Zhouhai"),
        ("Chzhoukhai", "Zhouhai"),
        ("Sian", "Xian"),
    ],
)
def test_chinese(russian: str, right: str) -> None:
    assert right in pinyin(russian)
    assert len(pinyin(russian)) <= 8


@pytest.mark.parametrize(
    "word", ["Tsz", "Kertsz", "Hertszog", "Zhytomyr", "Dzerzhinsky", "Litzinger", "Zhaotszq", "", "Жэ", "Tsz1"]
)
def test_no_chinese(word: str) -> None:
    assert not is_telling(word) or pinyin(word) == ()


@pytest.mark.parametrize(
    ("russian", "right"),
    [
        ("Sindzo", "Shinzo"),
        ("Kodzima", "Kojima"),
        ("Dzyunitiro", "Junichiro"),
        ("Kadzukhiro", "Kazuhiro"),
        ("Siodzaki", "Shiozaki"),
        ("Midzutani", "Mizutani"),
    ],
)
def test_japanese(russian: str, right: str) -> None:
    assert hepburn(russian) == (right,)


@pytest.mark.parametrize("word", ["Kishida", "Dzerzhinsky", "Dzhonson", "Kadzzo", "dz", "Дзо"])
def test_no_japanese(word: str) -> None:
    assert hepburn(word) == ()


def test_a_long_word_is_none_and_takes_no_time() -> None:
    assert pinyin("tszyan" * 1000) == hepburn("dza" * 1000) == ()
