"""Rows of kind survey (chapter 4, sections 2.2 and 3.6)."""

import re
from typing import Any

import spec_tables
from activity_values import LOWER, UPPER, is_personal_number, read_code, read_date, read_time
from forms import is_day

TABLE = spec_tables.load("questionnaires")
YES = frozenset(spec_tables.load("consent-words")["yes"])
VERSIONS = {
    version["name"]: {
        question["field"]: frozenset(answer["code"] for answer in question["answers"])
        for question in version["questions"]
    }
    for version in TABLE["questionnaires"]
}
QUESTIONS = list(dict.fromkeys(field for questions in VERSIONS.values() for field in questions))
CONSENT = ("surveyConsent", "surveyConsentAt", "surveyConsentText")
FIELDS = ("questionnaire", *CONSENT, *QUESTIONS)
NOT_IN_SURVEY = ("orderDate", "priceCents", "priceKind", "quantity")
TEXT_VERSION = re.compile(r"[A-Z0-9-]{1,24}", re.ASCII)
TIME = re.compile(r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


def is_survey(raw: dict[str, str], activity: dict) -> bool:
    """RECO-42: whether a row is of kind survey."""
    return activity.get("activityType") == "survey" or any(field in raw for field in FIELDS)


def read_survey(text, date_order: str, activity: dict, fault) -> bool:
    """ReadSurvey: section 3.6. False when nothing of the row may travel."""
    mixed = [
        field
        for field, only in (("activityType", "survey"), ("basis", "declared"))
        if activity.get(field, only) != only
    ]
    mixed += [field for field in NOT_IN_SURVEY if field in activity]
    for field in mixed:
        fault(field, "SURVEY_ROW_MIXED")
    activity["activityType"] = "survey"
    activity["basis"] = "declared"
    _read_consent(text, date_order, activity, fault)
    consented = all(field in activity for field in CONSENT)
    return _read_answers(text, activity, fault) and consented and not mixed


def _read_consent(text, date_order: str, activity: dict, fault) -> None:
    """Steps 2 to 4."""
    for field in CONSENT:
        if not text(field):
            fault(field, "SURVEY_CONSENT_MISSING")
        elif field == "surveyConsent":
            if read_code(text(field)) == "given" or text(field).translate(LOWER) in YES:
                activity[field] = "given"
            else:
                fault(field, "SURVEY_CONSENT_NOT_GIVEN")
        elif field == "surveyConsentAt":
            _read_moment(text(field), date_order, activity, fault)
        elif _is_text_version(text(field).translate(UPPER)):
            activity[field] = text(field).translate(UPPER)
        else:
            fault(field, "SURVEY_CONSENT_TEXT_INVALID")


def _read_moment(text: str, date_order: str, activity: dict, fault) -> None:
    found = read_date(text, date_order)
    time = read_time(found.time) if found else None
    if found is None:
        fault("surveyConsentAt", "ACTIVITY_DATE_INVALID")
    elif found.time and time is None:
        fault("surveyConsentAt", "ACTIVITY_TIME_INVALID")
    else:
        activity["surveyConsentAt"] = f"{found.day}T{time}" if time else found.day


def _read_answers(text, activity: dict, fault) -> bool:
    """Steps 5 to 7."""
    name = read_code(text("questionnaire"))
    if name not in VERSIONS:
        fault("questionnaire", "SURVEY_QUESTIONNAIRE_UNKNOWN")
        return False
    activity["questionnaire"] = name
    answered = False
    for field in QUESTIONS:
        code = read_code(text(field))
        if code in VERSIONS[name].get(field, ()):
            activity[field] = code
            answered = True
        elif code:
            fault(field, "SURVEY_ANSWER_UNKNOWN")
    if not answered:
        fault("questionnaire", "SURVEY_ANSWERS_MISSING")
    return answered


def is_whole(row: dict) -> bool:
    """RECO-41: whether the members of a survey in a row, if any, are in form and make a whole."""
    if row.get("activityType") != "survey":
        return not any(field in row for field in FIELDS)
    if row.get("basis") != "declared" or any(field in row for field in NOT_IN_SURVEY):
        return False
    if row.get("surveyConsent") != "given" or not _is_moment(row.get("surveyConsentAt")):
        return False
    if not isinstance(row.get("surveyConsentText"), str) or not _is_text_version(row["surveyConsentText"]):
        return False
    name = row.get("questionnaire")
    if not isinstance(name, str) or name not in VERSIONS:
        return False
    answers = {field: row[field] for field in QUESTIONS if field in row}
    return len(answers) > 0 and all(
        isinstance(code, str) and code in VERSIONS[name].get(field, ()) for field, code in answers.items()
    )


def days_of(activity: dict) -> list[str]:
    """RECO-45: the days that must lie in an agreement."""
    moment = activity.get("surveyConsentAt")
    return [activity["visitDate"], *([] if moment is None else [moment[:10]])]


def is_agreed(activity: dict, agreements: list[dict]) -> bool:
    """RECO-47: whether the agreement of the day of asking names the questionnaire; true of what is no survey."""
    moment = activity.get("surveyConsentAt")
    if moment is None:
        return True
    day = moment[:10]
    named: list[str] = []
    for agreement in agreements:
        if agreement["inForceFrom"] <= day <= agreement.get("inForceUntil", day):
            named += agreement.get("questionnaires", [])
    return activity.get("questionnaire") in named


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and is_day(value[:10]) and (len(value) == 10 or bool(TIME.fullmatch(value[10:])))


def _is_text_version(text: str) -> bool:
    return TEXT_VERSION.fullmatch(text) is not None and not is_personal_number(text)
