using System.Collections.Frozen;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Http;

internal sealed partial class Check
{
    private const decimal MaxAmount = 1_000_000_000_000m;

    private const int MaxDecimals = 4;

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FrozenSet<string> Countries = Words(
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
        + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
        + "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
        + "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
        + "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
        + "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
        + "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK");

    private static readonly FrozenSet<string> Currencies = Words(
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
        + "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
        + "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
        + "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
        + "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
        + "UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG");

    /// <summary>Reads an ISO 3166-1 alpha-2 code.</summary>
    public string Country(string? value, string field) =>
        OneOf(Countries, value, field, "an ISO 3166 country of two letters, such as FR");

    public string? OptionalCountry(string? value, string field) => value is null ? null : Country(value, field);

    /// <summary>Reads an ISO 4217 code.</summary>
    public string Currency(string? value, string field) => OneOf(Currencies, value, field, "an ISO 4217 currency, such as EUR");

    public Money? OptionalMoney(MoneyBody? value, string field)
    {
        if (value is null) return null;
        if (value.Amount is not { } amount || amount is < 0 or > MaxAmount) Add($"{field}.amount", $"Between 0 and {MaxAmount}.");
        else if (amount.Scale > MaxDecimals) Add($"{field}.amount", $"At most {MaxDecimals} decimals.");
        return new(value.Amount ?? 0, Currency(value.Currency, $"{field}.currency"));
    }

    public string? OptionalEmail(string? value, string field)
    {
        if (OptionalText(value, field) is not { } email) return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == email.Length - 1 || email.LastIndexOf('@') != at || email.Any(char.IsWhiteSpace))
            Add(field, "Not an e-mail address.");
        return email;
    }

    public DateTimeOffset? OptionalTime(DateTimeOffset? value, string field)
    {
        if (value is { } time && (time < Earliest || time > Latest)) Add(field, "Between the years 1990 and 2200.");
        return value?.ToUniversalTime();
    }

    public DateTimeOffset Time(DateTimeOffset? value, string field)
    {
        if (value is null) Add(field, "Required.");
        return OptionalTime(value, field) ?? Earliest;
    }

    public DateOnly? OptionalDate(DateOnly? value, string field)
    {
        if (value is { } date && date.Year is < 1990 or > 2200) Add(field, "Between the years 1990 and 2200.");
        return value;
    }

    private string OneOf(FrozenSet<string> words, string? value, string field, string what)
    {
        if (value is not null && words.Contains(value)) return value;
        Add(field, value is null ? "Required." : $"Must be {what}.");
        return "";
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

internal sealed record MoneyBody(decimal? Amount, string? Currency);
