namespace OrleansWarehouse.Api.Tests.OnTheFloor;

/// <summary>What is stored of the answer to a pick.</summary>
public sealed class PickAnswerTests(Server server)
{
    [Fact]
    public async Task A_pick_that_is_sent_again_is_told_the_task_as_it_was_then()
    {
        var floor = await Floor.SetUpAsync(server);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/adjustments", floor.Adjustment("A-01", 5, "found"));
        await floor.OrderAsync("1", 5);
        await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/waves", "{}");
        var task = (await server.Operator.OkAsync("POST", $"/sites/{floor.Site}/pickers/ann/nextTask", "{}")).Json.GetProperty("task").GetString();
        var path = $"/sites/{floor.Site}/tasks/{task}/picks";
        var keys = Enumerable.Range(0, 3).Select(_ => ("Idempotency-Key", Names.New("p"))).ToArray();
        var (two, more, rest) = ("""{"picker":"ann","stop":1,"quantity":2}""", """{"picker":"ann","stop":1,"quantity":1}""",
            """{"picker":"ann","stop":1,"quantity":1,"short":{"reason":"empty"}}""");
        var first = await server.Operator.OkAsync("POST", path, two, keys[0]);
        var second = await server.Operator.OkAsync("POST", path, more, keys[1]);
        var third = await server.Operator.OkAsync("POST", path, rest, keys[2]);

        var again = await server.Operator.OkAsync("POST", path, two, keys[0]);

        Assert.Equal((first.Status, first.Text, first.Type), (again.Status, again.Text, again.Type));
        Assert.Equal(2, again.Json.GetProperty("stops")[0].GetProperty("done").GetInt32());
        Assert.Equal(second.Text, (await server.Operator.OkAsync("POST", path, more, keys[1])).Text);
        Assert.Equal(third.Text, (await server.Operator.OkAsync("POST", path, rest, keys[2])).Text);
        Assert.Equal("short", third.Json.GetProperty("outcome").GetString());
    }
}
