using System.Net;
using System.Text;
using System.Text.Json;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Api.Tests.OnTheFloor;

namespace OrleansWarehouse.Api.Tests.People;

/// <summary>A buyer's data are encrypted under the buyer's key: no file except that of the keys contains them, and everything works without the key.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] Words =
    [
        "Qzcustomerid", "Qzbuyername", "qzmail@example.org", "Qzrecipientname", "Qzcompanyname", "Qzlinenumberone", "Qzlinenumbertwo",
        "Qzcityofnowhere", "Qzregionofall", "94737QZ55667", "55501988774422", "Qzpickuppoint",
    ];

    [Fact]
    public async Task Nothing_of_a_buyer_is_on_disk_in_clear_and_without_his_key_all_goes_on()
    {
        var data = Directory.CreateTempSubdirectory("people-tests-").FullName;
        try
        {
            Story story;
            await using (var server = new Server(data))
            {
                story = await HappenAsync(server);
                // Now, while the newest writes are still in SQLite's write-ahead logs, and after the end, when they are not.
                AssertNothingOnDisk(data);
            }

            AssertNothingOnDisk(data);
            await AssertNothingInAnswersAsync(data);
            await EraseAllAsync(data);
            await using (var server = new Server(data)) await AssertErasedAsync(server, story);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static string Body(string number, string sku) => $$$"""
        {"number":"{{{number}}}","channel":"web","customer":{"id":"{{{Words[0]}}}","name":"{{{Words[1]}}}","email":"{{{Words[2]}}}"},
        "shipTo":{"name":"{{{Words[3]}}}","company":"{{{Words[4]}}}","line1":"{{{Words[5]}}}","line2":"{{{Words[6]}}}","city":"{{{Words[7]}}}",
        "region":"{{{Words[8]}}}","postcode":"{{{Words[9]}}}","country":"FR","phone":"{{{Words[10]}}}","pickupPoint":"{{{Words[11]}}}"},
        "lines":[{"line":"1","sku":"{{{sku}}}","quantity":2}]}
        """;

    private static string File(string sku) => $"""
        channel,number,customer.name,customer.email,shipTo.line1,shipTo.postcode,shipTo.city,shipTo.country,sku,quantity
        web,1003,{Words[1]},other-{Words[2]},{Words[5]},{Words[9]},{Words[7]},FR,{sku},1
        web,1003,another {Words[1]},,,,,,{sku},1
        web,1004,{Words[1]},other-{Words[2]},{Words[5]},{Words[9]},{Words[7]},FR,{sku},1
        """;

    /// <summary>Places, repeats, packs, tracks, cancels, imports, lists, exports and searches, each as a client sees it.</summary>
    private static async Task<Story> HappenAsync(Server server)
    {
        var floor = await Floor.SetUpAsync(server);
        var (client, orders) = (server.Operator, $"/merchants/{floor.Merchant}/orders");
        await floor.ReceiveAsync(20);
        await floor.PutAwayAsync();
        var first = await client.OkAsync("POST", orders, Body("1001", floor.Sku), ("Idempotency-Key", "place"));
        var again = await client.OkAsync("POST", orders, Body("1001", floor.Sku), ("Idempotency-Key", "place"));
        Assert.Equal((first.Text, first.Status, first.Headers["ETag"]), (again.Text, again.Status, again.Headers["ETag"]));
        Assert.Equal(HttpStatusCode.OK, (await client.OkAsync("POST", orders, Body("1001", floor.Sku))).Status);
        Assert.All(Words, word => Assert.Contains(word, first.Text, StringComparison.Ordinal));

        await client.OkAsync("POST", orders, Body("1002", floor.Sku));
        var cancelled = await client.OkAsync("POST", $"{orders}/web:1002/cancel", """{"reason":"customer"}""", ("Idempotency-Key", "cancel"));
        Assert.Contains(Words[5], cancelled.Text, StringComparison.Ordinal);
        Assert.Equal(cancelled.Text, (await client.OkAsync("POST", $"{orders}/web:1002/cancel", """{"reason":"customer"}""", ("Idempotency-Key", "cancel"))).Text);

        var file = Encoding.UTF8.GetBytes(File(floor.Sku));
        var imports = new List<string>();
        foreach (var (path, key) in new[] { ($"{orders}:import?dryRun=true", "dry"), ($"{orders}:import", "wet"), ($"{orders}:import", "wet") })
            imports.Add((await client.SendAsync("POST", path, file, "text/csv", ("Idempotency-Key", key))).Text);
        Assert.All(imports, answer => Assert.Contains($"{Words[1]}, {Words[7]}", answer, StringComparison.Ordinal));
        Assert.Equal(imports[1], imports[2]);

        await floor.PickAllAsync();
        var sscc = await floor.PackAsync("1001");
        var label = (await client.OkAsync("GET", $"/parcels/{sscc}/label")).Text;
        Assert.Contains(Words[3], label, StringComparison.Ordinal);
        await client.OkAsync("POST", $"/sites/{floor.Site}/manifests", """{"carrier":"simulated"}""");
        var link = first.Json.GetProperty("trackingPath").GetString()!;
        Assert.Equal(Words[7], (await server.As(null).OkAsync("GET", link)).Json.GetProperty("city").GetString());
        foreach (var part in new[] { "qzbuyer", "QZMAIL", "qzrecip", "94737", "1001" })
            Assert.Contains("1001", await NumbersAsync(client, $"{orders}?q={part}"));
        Assert.Contains(Words[1], (await client.OkAsync("GET", $"{orders}?format=csv")).Text, StringComparison.Ordinal);
        return new(floor, sscc, link);
    }

    private static async Task AssertErasedAsync(Server server, Story story)
    {
        var (client, orders) = (server.Operator, $"/merchants/{story.Floor.Merchant}/orders");
        foreach (var format in new[] { "json", "csv", "ndjson" })
            Assert.Contains("(erased)", (await client.OkAsync("GET", $"{orders}?format={format}")).Text, StringComparison.Ordinal);
        Assert.Equal(["1001"], await NumbersAsync(client, $"{orders}?q=1001"));
        Assert.Empty(await NumbersAsync(client, $"{orders}?q=qzbuyer"));

        var order = (await client.OkAsync("GET", $"{orders}/web:1001")).Json;
        Assert.Equal("(erased)", order.GetProperty("customer").GetProperty("name").GetString());
        Assert.Equal(("(erased)", "", "FR"), Address(order.GetProperty("shipTo")));
        Assert.Contains("(erased)", (await client.OkAsync("GET", $"/parcels/{story.Sscc}/label")).Text, StringComparison.Ordinal);
        await client.OkAsync("GET", $"/parcels/{story.Sscc}/label?format=pdf");
        Assert.Equal("", (await server.As(null).OkAsync("GET", story.Link)).Json.GetProperty("city").GetString());
        await client.OkAsync("GET", $"{orders}/web:1001/timeline");

        var repeat = await client.OkAsync("POST", orders, Body("1001", story.Floor.Sku), ("Idempotency-Key", "place"));
        Assert.Equal("(erased)", repeat.Json.GetProperty("customer").GetProperty("name").GetString());
        // Without the key the buyer counts as new, so that the order cannot be recognised as the same.
        (await client.SendAsync("POST", orders, Body("1001", story.Floor.Sku))).IsProblem(HttpStatusCode.Conflict, "order_number_taken");
        await client.OkAsync("POST", orders, Body("1005", story.Floor.Sku));
        Assert.Equal(["1005"], await NumbersAsync(client, $"{orders}?q=qzbuyer"));
        Assert.True((await client.OkAsync("GET", "/ops/invariants")).Json.GetProperty("clean").GetBoolean());
    }

    private static (string?, string?, string?) Address(JsonElement to) =>
        (to.GetProperty("name").GetString(), to.GetProperty("line1").GetString(), to.GetProperty("country").GetString());

    private static async Task<string[]> NumbersAsync(Client client, string path) =>
        [.. (await client.OkAsync("GET", path)).Json.GetProperty("items").EnumerateArray().Select(static row => row.GetProperty("number").GetString()!)];

    private static void AssertNothingOnDisk(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(file) is not "server.lock" && !Path.GetFileName(file).StartsWith("people.db", StringComparison.Ordinal)).ToArray();
        Assert.Contains(files, static file => Path.GetFileName(file) == "log.db");
        foreach (var file in files)
        {
            var text = ReadShared(file);
            foreach (var word in Words.SelectMany(Spellings))
                Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} has {word}.");
        }

        // Checks the search itself: data that are written unencrypted are found.
        Assert.Contains("\"country\":\"FR\",\"area\":\"94\"", string.Concat(Directory.GetFiles(folder, "log.db*").Select(ReadShared)), StringComparison.Ordinal);
        Assert.Contains(Words[1].ToLowerInvariant(), string.Concat(Directory.GetFiles(folder, "people.db*").Select(ReadShared)), StringComparison.Ordinal);
    }

    /// <summary>Decodes each byte as one character, as Latin-1.</summary>
    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    /// <summary>Returns the text itself, and the middle of its base64 for every alignment.</summary>
    private static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        var bytes = Encoding.UTF8.GetBytes(word);
        for (var before = 0; before < 3; before++)
            yield return Convert.ToBase64String([.. new byte[before], .. bytes])[4..^4];
    }

    /// <summary>Searches the parsed bodies, because stored answers may be compressed.</summary>
    private static async Task AssertNothingInAnswersAsync(string folder)
    {
        var count = 0;
        await using var connection = await OpenAsync(folder, "log.db");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT answer FROM operations WHERE id LIKE 'http|%'";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var body = Encoding.Latin1.GetString(RecordedAnswer.Parse((byte[])reader[0]).Body);
            Assert.All(Words, word => Assert.DoesNotContain(word, body, StringComparison.OrdinalIgnoreCase));
            count++;
        }

        Assert.True(count >= 4, $"{count} answers.");
    }

    private static async Task EraseAllAsync(string folder)
    {
        await using var connection = await OpenAsync(folder, "people.db");
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys=ON; DELETE FROM people";
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
        command.CommandText = "SELECT count(*) FROM texts";
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    private static async Task<SqliteConnection> OpenAsync(string folder, string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, file)};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private sealed record Story(Floor Floor, string Sscc, string Link);
}
