using Microsoft.Extensions.DependencyInjection;

using Orleans.Serialization;
using Orleans.Serialization.Serializers;

using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;
using OrleansWarehouse.Grains.Tests.Hosting;

namespace OrleansWarehouse.Grains.Tests.Messages;

/// <summary>Within one silo nothing is serialized: that another one would understand it is said here.</summary>
public sealed class SerializationTests(WarehouseHost host)
{
    private Serializer Serializer => host.Services.GetRequiredService<Serializer>();

    [Fact]
    public void Every_message_has_a_codec_of_its_own()
    {
        var codecs = host.Services.GetRequiredService<ICodecProvider>();

        Assert.Empty(MessageTypes.Reached.Where(reached => codecs.TryGetCodec(reached.Key) is null).Select(reached => reached.Value));
    }

    [Fact]
    public void An_order_survives_the_way_to_another_silo()
    {
        var order = Some.Order(new(new("acme"), "web", "1"), ("A", 3), ("B", 4)) with { ShipAfter = Some.Noon };

        var there = Sent(order);

        Assert.Equal(order, there with { Lines = order.Lines });
        Assert.Equal(order.Lines, there.Lines);
    }

    [Fact]
    public void A_refusal_survives_the_way_to_another_silo()
    {
        Outcome<Placed> refused = Refusal.Invalid("invalid_input", "lines[0].sku", "There is no such SKU.");

        var there = Sent(refused);

        Assert.False(there.Accepted);
        Assert.Equal(("invalid_input", RefusalKind.Invalid), (there.Refusal.Code, there.Refusal.Kind));
        Assert.Equal(refused.Refusal!.Errors, there.Refusal.Errors);
    }

    [Fact]
    public void An_unavailable_warehouse_says_why_also_on_another_silo()
    {
        var there = Sent<Exception>(new WarehouseUnavailableException("disk_full", "The disk is full."));

        Assert.Equal("disk_full", Assert.IsType<WarehouseUnavailableException>(there).Code);
        Assert.Equal("The disk is full.", there.Message);
    }

    private T Sent<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;
}
