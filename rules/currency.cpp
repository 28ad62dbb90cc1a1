#include "rules/currency.hpp"

#include "rules/decimal.hpp"

namespace counterweight::rules {
namespace {

// ISO 4217 list one, national currencies only (no funds, metals or test codes), by minor digits.
constexpr std::string_view kNone = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kTwo =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR "
    "IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
    "NAD "
    "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN "
    "SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
constexpr std::string_view kThree = "BHD IQD JOD KWD LYD OMR TND";

// Codes stand at every fourth character, so that "URE" is not found across two of them.
bool lists(std::string_view codes, std::string_view currency) {
  for (std::size_t at = 0; at < codes.size(); at += 4)
    if (codes.substr(at, 3) == currency) return true;
  return false;
}

}  // namespace

std::optional<int> minor_digits(std::string_view currency) {
  if (lists(kTwo, currency)) return 2;
  if (lists(kNone, currency)) return 0;
  if (lists(kThree, currency)) return 3;
  return std::nullopt;
}

std::vector<std::string> known_currencies() {
  std::vector<std::string> out;
  for (const std::string_view codes : {kTwo, kNone, kThree})
    for (std::size_t at = 0; at < codes.size(); at += 4) out.emplace_back(codes.substr(at, 3));
  return out;
}

std::string format_money(std::int64_t amount, std::string_view currency) {
  return format_decimal(amount, minor_digits(currency).value_or(0)) + " " + std::string(currency);
}

}  // namespace counterweight::rules
