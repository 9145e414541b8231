using OrleansWarehouse.Grains.Ops.Activity;

namespace OrleansWarehouse.Grains.Tests.Ops;

public sealed class LatencyScaleTests
{
    [Fact]
    public void A_bucket_is_near_to_what_it_holds()
    {
        for (var micros = 1L; micros < 4_000_000_000; micros = micros + 1 + (micros / 37))
        {
            var bucket = LatencyScale.BucketOf(micros);
            Assert.InRange(bucket, 0, LatencyScale.Buckets - 1);
            Assert.InRange(LatencyScale.MiddleOf(bucket) / micros, 0.93, 1.07);
        }
    }

    [Fact]
    public void Buckets_are_in_the_order_of_what_they_hold()
    {
        var last = -1;
        for (var micros = 0L; micros < 100_000; micros++)
        {
            var bucket = LatencyScale.BucketOf(micros);
            Assert.InRange(bucket - last, 0, 1);
            last = bucket;
        }

        Assert.Equal(LatencyScale.Buckets - 1, LatencyScale.BucketOf(long.MaxValue));
        Assert.Equal(0, LatencyScale.BucketOf(-5));
    }

    [Fact]
    public void Percentiles_are_those_of_the_calls()
    {
        var random = new Random(7);
        var durations = Enumerable.Range(0, 10_000).Select(_ => (long)Math.Exp(random.NextDouble() * 14)).Order().ToList();
        var calls = new long[LatencyScale.Buckets];
        foreach (var duration in durations) calls[LatencyScale.BucketOf(duration)]++;

        foreach (var share in (double[])[0.01, 0.5, 0.9, 0.99, 1])
        {
            var exact = durations[(int)Math.Ceiling(durations.Count * share) - 1];
            Assert.InRange(LatencyScale.Percentile(calls, share)!.Value, exact * 0.93, exact * 1.07);
        }

        Assert.Null(LatencyScale.Percentile(new long[LatencyScale.Buckets], 0.5));
    }
}
