"""Parts of names with the spellings in which lists and reports really give them, in Latin and in Urdu script.

The parts are ordinary; the persons put together from them are invented, and so are the clans.
"""

from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class Name:
    """A name part: the first Latin spelling is the one that the truth file uses."""

    latin: tuple[str, ...]
    urdu: str

    def spelled(self, random: Random) -> str:
        """One of the spellings, the usual one more often than the others."""
        return random.choice((self.latin[0], *self.latin))


def _names(table: str) -> tuple[Name, ...]:
    parts = (line.split("|") for line in table.strip().splitlines())
    return tuple(Name(tuple(s.strip() for s in latin.split(",")), urdu.strip()) for latin, urdu in parts)


MEN: Final = _names("""
Dilmurad, Dil Murad, Dilmorad | دل مراد
Shehak, Shihak, Shayhak | شہیک
Balach, Balaach | بالاچ
Hammal, Hamal | حمل
Mehrab, Mihrab, Mehraab | محراب
Qambar, Kambar, Qamber | قمبر
Gwahram, Gohram, Guahram | گواہرام
Rahmdil, Rehmdil, Rahim Dil | رحم دل
Shahdad, Shah Dad, Shehdad | شاہداد
Karim Dad, Kareem Dad, Karimdad | کریم داد
Pir Bakhsh, Peer Bux, Pir Baksh | پیر بخش
Khuda Bakhsh, Khuda Bux, Khudabakhsh | خدا بخش
Nabi Bakhsh, Nabi Bux, Nabi Baksh | نبی بخش
Abdul Ghafoor, Abdul Ghafur, Abd al-Ghafur, Abdulghafoor | عبدالغفور
Abdul Sattar, Abdus Sattar, Abdul Satar | عبدالستار
Abdul Qayyum, Abdul Qayoom, Abdul Qaiyum | عبدالقیوم
Abdur Rauf, Abdul Raouf, Abdur Rauof | عبدالرؤف
Abdus Salam, Abdul Salam, Abd al-Salam | عبدالسلام
Abdul Haq, Abdul Haque, Abdulhaq | عبدالحق
Zia-ur-Rehman, Ziaur Rahman, Zia ur Rehman | ضیاء الرحمن
Saifullah, Saif Ullah, Seifullah | سیف اللہ
Nasrullah, Nasr Ullah, Nasrollah | نصراللہ
Inayatullah, Inayat Ullah, Enayatullah | عنایت اللہ
Sanaullah, Sana Ullah, Thanaullah | ثناء اللہ
Naimatullah, Nemat Ullah, Niamatullah | نعمت اللہ
Nooruddin, Noor-ud-Din, Nur al-Din, Nuruddin | نور الدین
Salahuddin, Salah-ud-Din, Salahudin | صلاح الدین
Muhammad Essa, Mohammad Isa, Mohd. Eesa, Muhammad Issa | محمد عیسیٰ
Muhammad Yousaf, Mohammad Yusuf, M. Yousuf, Muhammad Yusuf | محمد یوسف
Dad Muhammad, Daad Mohammad, Dad Mohd. | داد محمد
Taj Muhammad, Taaj Mohammed, Taj Mohd | تاج محمد
Ghulam Qadir, Gulam Kadir, Ghulam Qader | غلام قادر
Ghulam Rasool, Gholam Rasul, Ghulam Rasul | غلام رسول
Zahoor Ahmed, Zahur Ahmad, Zahoor Ahmad | ظہور احمد
Mehmood Ali, Mahmud Ali, Mahmood Ali | محمود علی
Hussain Bakhsh, Husain Bux, Hussein Bakhsh | حسین بخش
Zubair Ahmed, Zubayr Ahmad, Zobair Ahmed | زبیر احمد
Waheed Murad, Wahid Murad, Vaheed Morad | وحید مراد
Rasheed Ali, Rashid Ali, Raschid Ali | رشید علی
Jamal Khan, Jamaal Khan, Jemal Khan | جمال خان
Miran Khan, Meeran Khan, Mirán Khan | میران خان
Sanjar, Sanjer, Sanjarr | سنجر
Doda Khan, Dooda Khan, Duda Khan | دودا خان
Zarak, Zarrak, Zaraq | زرک
Yaqoob, Yaqub, Yakoub | یعقوب
Ishaq, Is-haq, Ishaque | اسحاق
""")

WOMEN: Final = _names("""
Mahganj, Mah Ganj, Mahgunj | ماہ گنج
Zarina, Zareena, Zarinah | زرینہ
Naz Bibi, Naaz Bibi, Naz Beebi | ناز بی بی
Hani Gul, Haani Gul, Hani Gull | ہانی گل
Jameela, Jamila, Jamilah | جمیلہ
""")

CLANS: Final = _names("""
Sorgazi, Sorgazai, Surgazi | سورگزی
Rekgardi, Raikgardi, Rekgerdi | ریک گردی
Talarani, Tallarani, Talaraani | تلارانی
Shorkani, Shorkaani, Shurkani | شورکانی
Nalgazi, Nalgazee, Nalghazi | نال گزی
Pahrodi, Pahroodi, Pahrudi | پہرودی
""")
