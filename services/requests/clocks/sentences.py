"""Put the explanation of a due date into sentences, in Chinese or in English."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from contracts.problem import Text
from contracts.requests.vocabulary import Duty
from services.requests.clocks.days import last_day
from services.requests.clocks.explanation import Explained

_WEEKDAYS = "一二三四五六日"
# Unlike strftime's names, these do not depend on the locale of the process.
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_STEPS = {
    "started": Text(
        "{at} 开始计时，{what}时限 {days} 个工作日。", "{at}: the clock started, with {days} working days."
    ),
    "dated": Text(
        "{at} 开始计时，{what}须于{ends_on}完成，期间 {days} 个工作日。",
        "{at}: the clock started; this shall be done by {ends_on}, {days} working days after it.",
    ),
    "redispatched": Text(
        "{at} 改派，重新计时，办理时限 {days} 个工作日。",
        "{at}: redispatched; a new period of {days} working days began.",
    ),
    "restarted": Text(
        "{at} 重新办理，重新计时，办理时限 {days} 个工作日。",
        "{at}: reopened; a new period of {days} working days began.",
    ),
    "paused": Text("{at} 暂停计时。", "{at}: the clock was paused."),
    "supplement": Text(
        "{at} 请企业补正，暂停计时，最迟至 {until}。",
        "{at}: the enterprise was asked to supply something; the clock is paused until it does, at most until {until}.",
    ),
    "expired": Text(
        "{at} 补正期满，恢复计时，暂停期间的工作时间共 {minutes} 分钟，到期时间由 {due_before} 变为 {due_at}。",
        "{at}: the time to supply it was over and the clock resumed after {minutes} minutes of working time; "
        "due {due_at} instead of {due_before}.",
    ),
    "resumed": Text(
        "{at} 恢复计时，暂停期间的工作时间共 {minutes} 分钟，到期时间由 {due_before} 变为 {due_at}。",
        "{at}: the clock resumed after {minutes} minutes of working time; due {due_at} instead of {due_before}.",
    ),
    "confirmed": Text(
        "{at} 退单未获同意，恢复计时，审核期间的工作时间共 {minutes} 分钟，到期时间由 {due_before} 变为 {due_at}。",
        "{at}: the return was declined and the clock resumed after {minutes} minutes of working time; "
        "due {due_at} instead of {due_before}.",
    ),
    "extended": Text(
        "{at} 批准延期 {days} 个工作日（累计 {total_days} 个），到期时间由 {due_before} 变为 {due_at}。",
        "{at}: extended by {days} working days ({total_days} in total); due {due_at} instead of {due_before}.",
    ),
    "returned": Text("{at} 退单，等待审核期间暂停计时。", "{at}: returned; the clock stands still during the review."),
    "recomputed": Text(
        "{at} 按更新后的工作日历重新计算，到期时间由 {due_before} 变为 {due_at}。",
        "{at}: recomputed with the changed calendar; due {due_at} instead of {due_before}.",
    ),
    "confirmed_date": Text(
        "{at} 按更新后的工作日历重新计算，到期时间仍为 {due_at}。",
        "{at}: recomputed with the changed calendar; still due {due_at}.",
    ),
    "stopped": Text("{at} 停止计时。", "{at}: the clock stopped."),
    "period": Text("{days} 个工作日届满于 {ends_at}。", "The period of {days} working days ends {ends_at}."),
}
# In place of these, of another duty than handling, which begins again without being done again.
_AGAIN = {
    "restarted": Text(
        "{at} 再次开始计时，{what}时限 {days} 个工作日。", "{at}: the clock started again, with {days} working days."
    ),
}
_MARKS = {
    "department": Text("部门：{}。", "Department: {}."),
    "reason": Text("理由：{}。", "Reason: {}."),
    "approver": Text("批准人：{}。", "Approved by: {}."),
}
_WHY = {
    "weekend": Text("周末", "a weekend"),
    "holiday": Text("{name}", "{name}"),
    "substitute": Text("{name}调休（与 {exchanged} 对调）", "a day off for {name}, exchanged for {exchanged}"),
    "make_up": Text(
        "{name}调休上班（与 {exchanged} 对调）", "a make-up working day for {name}, worked for {exchanged}"
    ),
    "override": Text("{name}", "{name}"),
    "workday": Text("工作日", "a working day"),
}
_FIRST = Text("{day}为起算当日，不计入。", "{day} is the day on which the period begins and does not count.")
_COUNTED = Text("{day}为第 {number} 个工作日{why}。", "{day} is working day {number}{why}.")
_SKIPPED = Text("{days}为{why}，不计入。", "{days}: {why}, not counted.")
_HALF = Text("半日", "half-day")
_DUE = {
    "running": Text("到期时间为 {due_at}。", "It is due {due_at}."),
    "paused": Text(
        "计时暂停中；暂停前的到期时间为 {due_at}，恢复后顺延。",
        "The clock is paused; it was due {due_at} and will be due later once it resumes.",
    ),
    "stopped": Text("停止时的到期时间为 {due_at}。", "It was due {due_at} when it stopped."),
}
_AFTER_PAUSES = Text(
    "期间届满后另加暂停的工作时间 {minutes} 分钟。", "{minutes} minutes of paused working time are added to the period."
)
_USED = Text("已用工作时间 {minutes} 分钟。", "{minutes} minutes of working time have been used.")
_PROVISIONAL = Text(
    "{years} 年节假日安排尚未公布，到期时间为暂定，公布后重新计算。",
    "The holidays of {years} are not published yet, so this is provisional and will be recomputed.",
)


def sentences(steps: Sequence[Explained], language: str, duty: Duty = Duty.HANDLING) -> list[str]:
    """Render the steps of ``explain``, one sentence or a few for each, runs of days off together.

    ``language`` is ``"zh"`` or ``"en"``; raises ValueError for any other. ``duty`` is what is owed.
    """
    if language not in Text._fields:
        raise ValueError(f"sentences are written in one of {Text._fields}, not in {language!r}")
    result: list[str] = []
    for alike, group in groupby(enumerate(steps), key=_likeness):
        run = [step for _, step in group]
        result.append(_days_off(run, language) if alike[0] == "skipped" else _sentence(run[0], language, duty))
    return result


def _likeness(numbered: tuple[int, Explained]) -> tuple[Any, ...]:
    """Group neighbouring days off of the same reason; everything else stands alone."""
    index, step = numbered
    if step.get("outcome") == "skipped":
        return ("skipped", step["why"], str(step.get("name")), step.get("exchanged_with"))
    return (index,)


def _sentence(step: Explained, language: str, duty: Duty) -> str:
    match step["step"]:
        case "day":
            return _day(step, language)
        case "due":
            return _due(step, language)
        case name:
            return _entry(name, step, language, duty)


def _entry(name: str, step: Explained, language: str, duty: Duty) -> str:
    if step.get("returned"):
        name = "confirmed"
    if step.get("expired"):
        name = "expired"
    if name == "started" and "ends_on" in step:
        name = "dated"
    if name == "paused" and "until" in step:
        name = "supplement"
    if name == "recomputed" and step["due_before"] == step["due_at"]:
        name = "confirmed_date"
    values = {
        key: _end(value, language) if key in ("due_before", "due_at", "ends_at", "until") else value
        for key, value in step.items()
    }
    if "ends_on" in step:
        values["ends_on"] = _date(step["ends_on"], language)
    if "at" in step:
        values["at"] = _moment(step["at"], language)
    sentence = _STEPS[name] if duty is Duty.HANDLING else _AGAIN.get(name, _STEPS[name])
    parts = [_pick(sentence, language).format(**values, what=_pick(duty.words, language))]
    # Reasons are sentences of people, who end them as they like.
    parts.extend(_pick(mark, language).format(step[key].rstrip("。.")) for key, mark in _MARKS.items() if key in step)
    return _join(parts, language)


def _day(step: Explained, language: str) -> str:
    day = _date(step["date"], language)
    if step["outcome"] == "first":
        return _pick(_FIRST, language).format(day=day)
    notes = [] if step["why"] == "workday" else [_why(step, language)]
    if step["half"]:
        notes.append(_pick(_HALF, language))
    why = "".join(f"，{note}" if language == "zh" else f", {note}" for note in notes)
    return _pick(_COUNTED, language).format(day=day, number=step["number"], why=why)


def _days_off(run: Sequence[Explained], language: str) -> str:
    first, last = _date(run[0]["date"], language), _date(run[-1]["date"], language)
    days = first if len(run) == 1 else f"{first}至{last}" if language == "zh" else f"{first} to {last}"
    return _pick(_SKIPPED, language).format(days=days, why=_why(run[0], language))


def _due(step: Explained, language: str) -> str:
    parts = []
    if step["paused_minutes"]:
        parts.append(_pick(_AFTER_PAUSES, language).format(minutes=step["paused_minutes"]))
    parts.append(_pick(_DUE[step["status"]], language).format(due_at=_end(step["due_at"], language)))
    parts.append(_pick(_USED, language).format(minutes=step["used_minutes"]))
    if step["provisional"]:
        separator = "、" if language == "zh" else ", "
        years = separator.join(str(year) for year in step["unpublished_years"])
        parts.append(_pick(_PROVISIONAL, language).format(years=years))
    return _join(parts, language)


def _why(step: Explained, language: str) -> str:
    name = step["name"][language] if "name" in step else ""
    exchanged = _date(step["exchanged_with"], language) if "exchanged_with" in step else ""
    return _pick(_WHY[step["why"]], language).format(name=name, exchanged=exchanged)


def _date(text: str, language: str) -> str:
    day = date.fromisoformat(text)
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
    return f"{_ENGLISH_WEEKDAYS[day.weekday()]} {day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _moment(text: str, language: str) -> str:
    moment = datetime.fromisoformat(text)
    return _at(moment.date(), f"{moment:%H:%M}", language)


def _end(text: str, language: str) -> str:
    """Render the end of a period, which at midnight belongs to the day before."""
    moment = datetime.fromisoformat(text)
    return _moment(text, language) if moment.time() > time.min else _at(last_day(moment), "24:00", language)


def _at(day: date, hour: str, language: str) -> str:
    separator = "" if language == "zh" else ", "
    return f"{_date(day.isoformat(), language)}{separator}{hour}"


def _pick(text: Text, language: str) -> str:
    return text.zh if language == "zh" else text.en


def _join(parts: Sequence[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(parts)
