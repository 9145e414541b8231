using System.Collections.Frozen;

namespace OrleansWarehouse.Grains.Routing;

/// <summary>Countries by continent, after the United Nations' M49 grouping (Cyprus and Türkiye are in Asia there).</summary>
internal static class Continents
{
    private static readonly FrozenDictionary<string, int> Of = new[]
    {
        "AX AL AD AT BY BE BA BG HR CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU "
        + "SM RS SK SI ES SJ SE CH UA GB VA",
        "AF AM AZ BH BD BT BN KH CN CY GE HK IN ID IR IQ IL JP JO KZ KW KG LA LB MO MY MV MN MM NP KP OM PK PS PH QA SA SG KR LK SY "
        + "TW TJ TH TL TR TM AE UZ VN YE",
        "AI AG AW BS BB BZ BM BQ CA KY CR CU CW DM DO SV GL GD GP GT HT HN JM MQ MX MS NI PA PR BL KN LC MF PM VC SX TT TC US VG VI",
        "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE",
        "DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET TF GA GM GH GN GW IO KE LS LR LY MG MW ML MR MU YT MA MZ NA NE "
        + "NG RE RW SH ST SN SC SL SO ZA SS SD TZ TG TN UG EH ZM ZW",
        "AS AU CX CC CK FJ PF GU HM KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF",
    }.SelectMany((countries, continent) => countries.Split(' ').Select(country => (country, continent)))
        .ToFrozenDictionary(one => one.country, one => one.continent, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether both countries are known and on the same continent.</summary>
    public static bool IsSame(string one, string other) =>
        Of.TryGetValue(one.Trim(), out var here) && Of.TryGetValue(other.Trim(), out var there) && here == there;
}
