using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Grains.Tests.Shipping;

public sealed class Gs1128Tests
{
    private const string Sscc = "106141411234567897";

    // What a barcode reader reads as (00) 106141411234567897: start C, FNC1, 00, the nine pairs, the check character, stop.
    private const string Modules =
        "11010011100" + "11110101110" + "11011001100" + "11001000100" + "11001000010" + "11000100010" + "11000100010"
        + "10110011100" + "10001011000" + "11100010110" + "11000010100" + "11110101000" + "10001011000" + "1100011101011";

    [Fact]
    public void Its_bars_are_exactly_these() => Assert.Equal(Modules, Drawn(Sscc));

    [Fact]
    public void Every_symbol_is_as_wide_as_it_says_and_ends_with_a_bar()
    {
        for (var number = 0; number < 1000; number++)
        {
            var bars = Gs1128.BarsOf($"{number * 997:D18}").ToList();
            Assert.Equal(0, bars[0].At);
            Assert.Equal(Gs1128.SsccModules, bars[^1].At + bars[^1].Width);
            Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.InRange(pair.Second.At - pair.First.At - pair.First.Width, 1, 4));
        }
    }

    private static string Drawn(string sscc)
    {
        var modules = new char[Gs1128.SsccModules];
        Array.Fill(modules, '0');
        foreach (var (at, width) in Gs1128.BarsOf(sscc)) Array.Fill(modules, '1', at, width);
        return new(modules);
    }
}
