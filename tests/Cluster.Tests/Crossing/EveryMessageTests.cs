using Microsoft.Extensions.DependencyInjection;

using Orleans.Serialization;
using Orleans.Serialization.Serializers;

using OrleansWarehouse.Cluster.Tests.Hosting;
using OrleansWarehouse.Grains.Tests.Messages;

namespace OrleansWarehouse.Cluster.Tests.Crossing;

/// <summary>One silo can read what the other writes.</summary>
public sealed class EveryMessageTests(RunningCluster cluster)
{
    [Fact]
    public void Every_argument_and_every_answer_has_a_codec_in_both_silos()
    {
        for (var silo = 0; silo < 2; silo++)
        {
            var codecs = cluster.Silos.ServicesOf(silo).GetRequiredService<ICodecProvider>();
            Assert.Empty(MessageTypes.Reached.Where(reached => codecs.TryGetCodec(reached.Key) is null).Select(reached => reached.Value));
        }
    }

    [Fact]
    public void Every_message_arrives_with_all_that_it_held()
    {
        var (here, there) = (SerializerOf(0), SerializerOf(1));
        var messages = MessageTypes.Ours.Where(static type => !type.IsEnum).ToList();
        Assert.True(messages.Count > 100);

        Assert.All(messages, type =>
        {
            var sent = Sample.Of(type);
            var arrived = there.Deserialize<object>(here.SerializeToArray(sent));
            Assert.Equal(Told.Of(sent), Told.Of(arrived));
        });
    }

    private Serializer SerializerOf(int silo) => cluster.Silos.ServicesOf(silo).GetRequiredService<Serializer>();
}
