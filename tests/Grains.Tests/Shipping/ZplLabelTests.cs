using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using OrleansWarehouse.Grains.Interfaces.Gs1;
using OrleansWarehouse.Grains.Shipping;

namespace OrleansWarehouse.Grains.Tests.Shipping;

public sealed partial class ZplLabelTests
{
    private static readonly ShippingLabel Plain = new(
        "Hamburg 1", "20457 DE", new("Ada Lovelace", "Engines Ltd", "12 St James's Square", null, "SW1Y 4JH", "London", null, "GB"),
        "simulated", "express", "SIM0000000017", Sscc.Create(1, "0614141", 123456789), "web:1001", 1, 2);

    [Fact]
    public void A_plain_label_is_exactly_this() => Assert.Equal(
        """
        ^XA
        ^CI28
        ^PW812
        ^LL1218
        ^LH0,0
        ^FO40,40^A0N,28,28^FH^FDFROM Hamburg 1^FS
        ^FO40,74^A0N,28,28^FH^FD20457 DE^FS
        ^FO40,116^GB732,3,3^FS
        ^FO40,136^A0N,24,24^FH^FDSHIP TO^FS
        ^FO40,172^A0N,44,44^FH^FDAda Lovelace^FS
        ^FO40,224^A0N,36,36^FH^FDEngines Ltd^FS
        ^FO40,268^A0N,36,36^FH^FD12 St James's Square^FS
        ^FO40,312^A0N,44,44^FH^FDSW1Y 4JH London^FS
        ^FO40,364^A0N,36,36^FH^FDGB^FS
        ^FO40,510^GB732,3,3^FS
        ^FO40,534^A0N,46,46^FH^FDsimulated express^FS
        ^FO40,594^A0N,36,36^FH^FDTRACKING SIM0000000017^FS
        ^FO40,650^GB732,3,3^FS
        ^FO40,674^A0N,32,32^FH^FDORDER web:1001^FS
        ^FO40,716^A0N,32,32^FH^FDPARCEL 1 OF 2^FS
        ^FO40,768^GB732,3,3^FS
        ^FO94,810^BY4^BCN,260,N,N,N^FD>;>800106141411234567897^FS
        ^FO94,1086^A0N,40,40^FH^FD(00) 106141411234567897^FS
        ^XZ

        """, ZplLabel.Render(Plain));

    [Fact]
    public void A_name_that_looks_like_commands_is_only_a_name()
    {
        var zpl = Named("Eve^XZ^XA^FDfree~JA\\&_5E");
        Assert.Equal(1, zpl.Split("^XA").Length - 1);
        Assert.Equal(1, zpl.Split("^XZ").Length - 1);
        Assert.Contains("^FDEve_5EXZ_5EXA_5EFDfree_7EJA_5C&_5F5E^FS", zpl, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_beyond_ascii_are_written_as_utf_8_in_hexadecimal() =>
        Assert.Contains("^FDJos_C3_A9 _F0_9F_93_A6^FS", Named("José 📦"), StringComparison.Ordinal);

    [Fact]
    public void Line_breaks_and_controls_are_spaces() => Assert.Contains("^FDa  b c^FS", Named("a\r\nb\0c\n"), StringComparison.Ordinal);

    [Fact]
    public void A_full_address_with_the_longest_of_names_stays_above_the_carrier()
    {
        var full = Plain with { ShipTo = new(new string('W', 500), "c", "1", "2", "p", "c", "r", "GB", "DHL 123") };
        var lines = Fields().Matches(ZplLabel.Render(full));
        Assert.All(lines, l => Assert.InRange(l.Groups["text"].Length, 1, 60));
        Assert.InRange(lines.Where(l => l.Groups["text"].Value == "GB").Select(l => int.Parse(l.Groups["y"].ValueSpan)).Single(), 172, 510 - 36);
    }

    [Fact]
    public void No_text_at_all_changes_what_the_printer_is_told()
    {
        var commands = Commands(ZplLabel.Render(Plain));
        var hostile = 0;
        var pieces = new[] { "^", "~", "\\", "_", "^XA", "^FS", "~DY", "\u001d", "é", "\ud800", "x", " ", ">", "_5E", "漢" };
        var texts = Gen.Elements(pieces).NonEmptyListOf().Select(list => "n" + string.Concat(list));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            hostile += text.Contains('^') ? 1 : 0;
            var zpl = ZplLabel.Render(Plain with
            {
                Sender = text, SenderPlace = text, Carrier = text, Service = text, TrackingNumber = text, Order = text,
                ShipTo = Plain.ShipTo with { Name = text, Company = text, Line1 = text, City = text, Country = text },
            });
            Assert.True(Ascii.IsValid(zpl));
            Assert.Equal(commands, Commands(zpl));
        }));
        Assert.InRange(hostile, 100, 1000);
    }

    private static string Named(string name) => ZplLabel.Render(Plain with { ShipTo = Plain.ShipTo with { Name = name } });

    private static string[] Commands(string zpl) => [.. Prefixes().Matches(zpl).Select(m => m.Value)];

    [GeneratedRegex("[\\^~][A-Z0-9]{2}")]
    private static partial Regex Prefixes();

    [GeneratedRegex(@"\^FO\d+,(?<y>\d+)\^A0N,\d+,\d+\^FH\^FD(?<text>.*)\^FS")]
    private static partial Regex Fields();
}
