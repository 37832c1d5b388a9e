"""The rules of the fields of an address (chapter 3, section 10)."""

from address_lines import write_address_line
from countries import write_country
from house_numbers import read_house_number, write_house_addition
from places import write_city, write_street
from postcodes import write_postcode

RULES = {
    "postcode": write_postcode,
    "houseNumber": lambda text, changes, options: read_house_number(text, changes).number,
    "houseNumberAddition": lambda text, changes, options: write_house_addition(text, changes),
    "addressLine": lambda text, changes, options: write_address_line(text, changes),
    "street": lambda text, changes, options: write_street(text, changes),
    "city": lambda text, changes, options: write_city(text, changes),
    "country": lambda text, changes, options: write_country(text, changes),
}
