using FsCheck;
using FsCheck.Fluent;
using OrleansWarehouse.Grains.Interfaces.Gs1;

namespace OrleansWarehouse.Grains.Tests.Gs1;

public sealed class Gs1Tests
{
    private const string Gs = "\u001d";
    private static readonly DateOnly Today = new(2026, 5, 17);

    [Theory]
    [InlineData("96385074")]
    [InlineData("036000291452")]
    [InlineData("4006381333931")]
    [InlineData("09506000134352")]
    public void A_gtin_ends_with_its_check_digit(string gtin)
    {
        Assert.True(Gtin.IsValid(gtin));
        Assert.False(Gtin.IsValid(gtin[..^1] + (char)('0' + (gtin[^1] - '0' + 1) % 10)));
        Assert.Equal(14, Gtin.To14(gtin)!.Length);
        Assert.True(Gtin.IsValid(Gtin.To14(gtin)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("400638133393")]
    [InlineData("400638133393x")]
    [InlineData("٤٠٠٦٣٨١٣٣٣٩٣١")]
    public void What_is_no_gtin_is_none(string text) => Assert.Null(Gtin.To14(text));

    [Fact]
    public void An_sscc_is_made_of_extension_prefix_and_serial()
    {
        Assert.Equal("106141411234567897", Sscc.Create(1, "0614141", 123456789).Value);
        Assert.Equal("340123450000000000", Sscc.Create(3, "4012345", 0).Value);
        Assert.True(Sscc.TryParse("(00)106141411234567897", out var sscc) && Sscc.TryParse("00" + sscc, out var again) && sscc == again);
        Assert.False(Sscc.TryParse("106141411234567890", out _));
        Assert.False(Sscc.TryParse(null, out _));
    }

    [Fact]
    public void Serials_end_where_the_prefix_leaves_no_digits()
    {
        Assert.Equal(9999, Sscc.LargestSerial("123456789012"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sscc.Create(0, "123456789012", 10_000));
        Assert.Throws<ArgumentException>(() => Sscc.Create(0, "12a4", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sscc.Create(10, "1234567", 1));
    }

    [Theory]
    [InlineData("]C1010950600013435217270800" + "10AB-1/2" + Gs + "21S77")]
    [InlineData("010950600013435217270800" + "10AB-1/2" + Gs + "21S77" + Gs)]
    [InlineData(Gs + "0109506000134352" + Gs + "17270800" + "10AB-1/2" + Gs + "21S77\r\n")]
    [InlineData("(01)09506000134352(17)270800(10)AB-1/2(21)S77")]
    public void Scanned_and_printed_codes_say_the_same(string text)
    {
        var barcode = Read(text);
        Assert.Equal(("09506000134352", "AB-1/2", "S77"), (barcode.Gtin, barcode.Lot, barcode.Serial));
        Assert.Equal(new DateOnly(2027, 8, 31), barcode.Expiry);
        Assert.Equal(4, barcode.Elements.Length);
    }

    [Fact]
    public void A_pallet_tells_what_is_in_it()
    {
        var barcode = Read("(00)106141411234567897(02)09506000134352(37)48(11)260101(30)7(15)280229");
        Assert.Equal(("106141411234567897", "09506000134352", 48, 7), (barcode.Sscc, barcode.ContentGtin, barcode.Count, barcode.VariableCount));
        Assert.Equal((new(2026, 1, 1), new(2028, 2, 29)), (barcode.ProducedOn!.Value, barcode.BestBefore!.Value));
    }

    [Fact]
    public void Parentheses_may_stand_in_a_lot() => Assert.Equal("A(x)B", Read("(10)A(x)B(21)1").Lot);

    [Theory]
    [InlineData("76", 2076)]
    [InlineData("77", 1977)]
    [InlineData("00", 2000)]
    [InlineData("26", 2026)]
    public void Years_are_at_most_fifty_ahead(string yy, int year) => Assert.Equal(year, Read($"(17){yy}0101").Expiry!.Value.Year);

    [Fact]
    public void Early_years_of_the_next_century_are_near_at_the_end_of_one() =>
        Assert.Equal(2104, Gs1Barcode.Parse("17040131", new DateOnly(2098, 1, 1)).Barcode!.Expiry!.Value.Year);

    [Theory]
    [InlineData("", "empty", 0)]
    [InlineData("]C1", "empty", 0)]
    [InlineData("9912", "unknown_ai", 0)]
    [InlineData("(01)09506000134352(99)1", "unknown_ai", 18)]
    [InlineData("(01)095060001343529", "wrong_length", 4)]
    [InlineData("0109506000134353", "check_digit", 2)]
    [InlineData("01095060001343", "wrong_length", 2)]
    [InlineData("17261301", "no_such_date", 2)]
    [InlineData("17260230", "no_such_date", 2)]
    [InlineData("10" + Gs, "empty_value", 2)]
    [InlineData("10123456789012345678901", "wrong_length", 2)]
    [InlineData("10a\u00e9", "wrong_character", 2)]
    [InlineData("37 1", "wrong_character", 2)]
    [InlineData("10a" + Gs + "10b", "repeated_ai", 6)]
    [InlineData("(1)12", "unknown_ai", 0)]
    public void What_is_wrong_is_said_and_where(string text, string code, int at)
    {
        var error = Gs1Barcode.Parse(text, Today).Error;
        Assert.Equal((code, at), (error!.Code, error.At));
        Assert.NotEmpty(error.Detail);
    }

    [Fact]
    public void Garbage_is_refused_and_never_throws()
    {
        var pieces = new[] { "00", "01", "10", "17", "37", "(", ")", "(10)", "(01)", Gs, "]C1", "9", "0950600013435", "é", "\0", "260100", " " };
        var (good, bad) = (0, 0);
        var texts = Gen.Elements(pieces).ListOf().Select(list => string.Concat(list));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithQuietOnSuccess(true), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var result = Gs1Barcode.Parse(text, Today);
            (good, bad) = (good + (result.IsValid ? 1 : 0), bad + (result.IsValid ? 0 : 1));
            Assert.NotEqual(result.Barcode is null, result.Error is null);
            if (result.Error is { } error)
                Assert.InRange(error.At, 0, text.Length);
        }));
        Assert.True(good > 20 && bad > 1000, $"{good} good, {bad} bad");
        Assert.Equal("too_long", Gs1Barcode.Parse(new string('1', 100_000), Today).Error!.Code);
        Assert.Equal("empty", Gs1Barcode.Parse(null, DateOnly.MinValue).Error!.Code);
        Assert.False(Gs1Barcode.Parse("17990101", DateOnly.MinValue).IsValid);
        Assert.False(Gs1Barcode.Parse("17010101", DateOnly.MaxValue).IsValid);
    }

    private static Gs1Barcode Read(string text)
    {
        var result = Gs1Barcode.Parse(text, Today);
        Assert.Null(result.Error);
        return result.Barcode!;
    }
}
