using OrleansWarehouse.Api.People;

namespace OrleansWarehouse.Api.Tests.People;

/// <summary>Which orders belong to the same buyer and share a key.</summary>
public sealed class BuyerIdentityTests
{
    private static readonly Customer Ann = new("c1", "Ann", "ann@example.org");
    private static readonly Address Home = new("Ann", null, "1 rue A", null, "Paris", null, "75001", "FR", null, null);

    [Fact]
    public void Whoever_has_an_id_is_known_by_it_alone() =>
        Assert.Equal(BuyerIdentity.Of(Ann, Home), BuyerIdentity.Of(new(" c1 ", "Anne", null), Home with { City = "Lyon" }));

    [Fact]
    public void Else_by_the_email_however_it_is_written() =>
        Assert.Equal(BuyerIdentity.Of(Ann with { Id = null }, Home), BuyerIdentity.Of(new(" ", "Anne", "ANN@example.org "), Home with { City = "Lyon" }));

    [Fact]
    public void Else_by_name_and_address()
    {
        var nobody = new Customer(null, "Ann", null);

        Assert.Equal(BuyerIdentity.Of(nobody, Home), BuyerIdentity.Of(nobody with { Email = "" }, Home with { Line2 = null }));
        Assert.NotEqual(BuyerIdentity.Of(nobody, Home), BuyerIdentity.Of(nobody, Home with { Line1 = "2 rue A" }));
        Assert.NotEqual(BuyerIdentity.Of(nobody, Home), BuyerIdentity.Of(nobody with { Name = "Bob" }, Home));
    }

    [Fact]
    public void An_id_is_never_taken_for_an_email() =>
        Assert.NotEqual(BuyerIdentity.Of(new("a@b", "Ann", null), Home), BuyerIdentity.Of(new(null, "Ann", "a@b"), Home));
}
