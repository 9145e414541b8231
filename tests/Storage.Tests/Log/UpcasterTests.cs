using System.Text;

using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Tests.Log;

public sealed class UpcasterTests
{
    private readonly Upcasters upcasters = new Upcasters()
        .Add("placed", 1, node =>
        {
            node["currency"] = "EUR";
            return node;
        })
        .Add("placed", 2, node =>
        {
            node["lines"] = 1;
            return node;
        });

    [Theory]
    [InlineData(1, """{"n":1,"currency":"EUR","lines":1}""")]
    [InlineData(2, """{"n":1,"lines":1}""")]
    public void An_old_event_takes_every_step_to_the_newest_shape(int schema, string expected)
    {
        var newest = upcasters.Upcast(Stored("placed", schema));
        Assert.Equal((3, expected), (newest.Schema, Encoding.UTF8.GetString(newest.Data.Span)));
    }

    [Theory]
    [InlineData("placed", 3)]
    [InlineData("other", 1)]
    public void What_is_of_the_newest_shape_stays_as_it_is(string type, int schema)
    {
        var stored = Stored(type, schema);
        Assert.Same(stored, upcasters.Upcast(stored));
    }

    [Fact]
    public void A_step_is_added_once()
        => Assert.Throws<ArgumentException>(() => upcasters.Add("placed", 1, node => node));

    private static StoredEvent Stored(string type, int schema)
        => new(1, "order:1", 1, type, schema, """{"n":1}"""u8.ToArray(), Make.Noon, "tester", new object());
}

