using System.Net;

using OrleansWarehouse.Api.Tests.Access;

namespace OrleansWarehouse.Api.Tests.OnTheFloor;

public sealed class InboundNoteTests(Server server)
{
    /// <summary>An image of one grey pixel.</summary>
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    [Fact]
    public async Task What_the_dock_photographs_the_merchant_sees_and_nobody_else()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.AnnounceAsync("ASN", 1);
        var path = $"/merchants/{floor.Merchant}/inbound/ASN";
        using var receiver = await server.BrowserAsync(await server.UserAsync("receiver", $$""","site":"{{floor.Site}}" """));
        await receiver.OkAsync("POST", $"{path}/notes", $$"""{"text":"Box is crushed","sku":"{{floor.Sku}}","photo":"{{Png}}"}""");

        var merchant = server.As(await server.KeyAsync(merchant: floor.Merchant));
        var note = Assert.Single((await merchant.OkAsync("GET", path)).Json.GetProperty("notes").EnumerateArray());
        Assert.Equal("Box is crushed", note.GetProperty("text").GetString());
        Assert.StartsWith("user:", note.GetProperty("by").GetString());
        Assert.Equal("Ann", note.GetProperty("byName").GetString());
        var photo = note.GetProperty("photo");
        Assert.Equal("image/png", photo.GetProperty("type").GetString());
        var picture = await merchant.OkAsync("GET", $"{path}/photos/{photo.GetProperty("id").GetString()}");
        Assert.Equal("image/png", picture.Type);
        Assert.Equal("nosniff", picture.Headers["X-Content-Type-Options"]);

        var stranger = server.As(await server.KeyAsync(merchant: await server.MerchantAsync()));
        (await stranger.SendAsync("GET", $"{path}/photos/{photo.GetProperty("id").GetString()}")).IsProblem(HttpStatusCode.NotFound);
        // A photo is identified by its content, but is found only at the delivery that it is attached to.
        await floor.AnnounceAsync("OTHER", 1);
        (await merchant.SendAsync("GET", $"/merchants/{floor.Merchant}/inbound/OTHER/photos/{photo.GetProperty("id").GetString()}"))
            .IsProblem(HttpStatusCode.NotFound, "unknown_photo");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_the_field_is_named()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.AnnounceAsync("ASN", 1);
        var path = $"/merchants/{floor.Merchant}/inbound/ASN/notes";
        var html = Convert.ToBase64String("<script>alert(1)</script>"u8);
        (await server.Operator.SendAsync("POST", path, $$"""{"photo":"{{html}}"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "photo");
        var large = Convert.ToBase64String([0xFF, 0xD8, 0xFF, .. new byte[4 * 1024 * 1024]]);
        (await server.Operator.SendAsync("POST", path, $$"""{"photo":"{{large}}"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "photo");
        (await server.Operator.SendAsync("POST", path, """{"photo":"not base64!"}""")).IsProblem(HttpStatusCode.BadRequest, field: "photo");
        (await server.Operator.SendAsync("POST", path, "{}")).IsProblem(HttpStatusCode.UnprocessableEntity, field: "text");
        (await server.Operator.SendAsync("POST", path.Replace("ASN", "NONE", StringComparison.Ordinal), """{"text":"x"}""")).IsProblem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_note_that_is_sent_twice_stands_there_once()
    {
        var floor = await Floor.SetUpAsync(server);
        await floor.AnnounceAsync("ASN", 1);
        var path = $"/merchants/{floor.Merchant}/inbound/ASN";
        for (var i = 0; i < 2; i++)
            await server.Operator.OkAsync("POST", $"{path}/notes", """{"text":"Late"}""", ("Idempotency-Key", $"note-{floor.Merchant}"));
        Assert.Single((await server.Operator.OkAsync("GET", path)).Json.GetProperty("notes").EnumerateArray());
    }
}
