using System.Buffers.Text;
using System.Text;

using FsCheck;
using FsCheck.Fluent;

using OrleansWarehouse.Storage.People;

namespace OrleansWarehouse.Grains.Tests.People;

/// <summary>What is sealed for somebody opens for nobody else, and only where it belongs.</summary>
public sealed class EnvelopeProperties
{
    private static readonly Person Ada = Person.New(), Bob = Person.New();

    private static Arbitrary<byte[]> Contents => Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf().ToArbitrary();

    [Fact]
    public void What_is_sealed_opens_as_it_was() => Prop.ForAll(Contents, static content =>
    {
        var envelope = Envelope.Seal(Ada, "acme", "a", content);
        return Envelope.PersonOf(envelope) == Ada.Id
            && Envelope.TryOpen(Ada, "acme", "a", envelope, out var open) && open.AsSpan().SequenceEqual(content);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_is_always_sealed_the_same_and_anything_else_otherwise() => Prop.ForAll(Contents, Contents, static (one, other) =>
        Envelope.Seal(Ada, "acme", "a", one) == Envelope.Seal(Ada, "acme", "a", (byte[])one.Clone())
        && Envelope.Seal(Ada, "acme", "a", one) == Envelope.Seal(Ada, "acme", "a", other) == one.AsSpan().SequenceEqual(other)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_opens_for_its_person_merchant_and_purpose_only() => Prop.ForAll(Contents, static content =>
    {
        var envelope = Envelope.Seal(Ada, "acme", "a", content);
        var stolen = envelope.Replace(Ada.Id, Bob.Id, StringComparison.Ordinal);
        return !Envelope.TryOpen(Bob, "acme", "a", envelope, out _) && !Envelope.TryOpen(Bob, "acme", "a", stolen, out _)
            && !Envelope.TryOpen(Ada, "other", "a", envelope, out _) && !Envelope.TryOpen(Ada, "acme", "b", envelope, out _)
            && !Envelope.TryOpen(Ada, "acme\na", "", envelope, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_bit_that_was_changed_is_noticed() => Prop.ForAll(
        Contents, Gen.Choose(0, int.MaxValue).ToArbitrary(),
        static (content, at) =>
        {
            var parts = Envelope.Seal(Ada, "acme", "a", content).Split('.');
            var data = Base64Url.DecodeFromChars(parts[2]);
            data[at / 8 % data.Length] ^= (byte)(1 << (at % 8));
            return !Envelope.TryOpen(Ada, "acme", "a", $"1.{Ada.Id}.{Base64Url.EncodeToString(data)}", out _);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_length_tells_but_steps_of_32()
    {
        var lengths = Enumerable.Range(0, 96).Select(static length => Envelope.Seal(Ada, "acme", "a", new byte[length]).Length).Distinct();

        Assert.Equal(3, lengths.Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.x.")]
    [InlineData("1..AAAA")]
    [InlineData("2.x.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1.x.~")]
    [InlineData("Ada Lovelace")]
    public void What_is_no_envelope_is_nobodys(string? text)
    {
        Assert.Null(Envelope.PersonOf(text));
        Assert.False(Envelope.TryOpen(Ada, "acme", "a", text, out _));
    }

    [Fact]
    public void A_text_is_named_the_same_by_its_person_alone()
    {
        Assert.Equal(Ada.IdOf("ada"), Ada.IdOf("ada"));
        Assert.Equal(3, new[] { Ada.IdOf("ada"), Ada.IdOf("bob"), Bob.IdOf("ada") }.Distinct().Count());
        Assert.DoesNotContain("ada", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Ada.IdOf("ada"))), StringComparison.Ordinal);
    }
}
