"""Arabic statutes: read and cut, not yet judged."""

from analysis.language import Language

ARABIC = Language(
    code="ar",
    name="Arabic",
    section_words=("المادة", "مادة", "الفصل"),
    part_words=("الكتاب", "الباب", "القسم", "الفرع"),
    schedule_words=("ملحق", "جدول"),
    ordinals={"الأولى": "1", "الاولى": "1", "الثانية": "2", "الثالثة": "3", "الرابعة": "4", "الخامسة": "5"},
    year_words=("سنة", "سنوات"),
)
