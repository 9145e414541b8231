using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Storage.Blobs;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>What is said of a delivery, with photos: the merchant who is to accept a discrepancy sees what the dock saw.</summary>
internal static class InboundNoteEndpoints
{
    public static void MapInboundNotes(this IEndpointRouteBuilder api)
    {
        var inbound = api.MapGroup("/merchants/{merchant}/inbound/{asn}").For(AccessRule.Deliveries).WithTags("Inbound");
        inbound.MapPost("/notes", NoteAsync);
        inbound.MapGet("/photos/{photo}", PhotoAsync);
    }

    /// <summary>The picture is kept before the note is written: a note that was accepted never points to nothing.</summary>
    private static async Task<Results<Ok<InboundView>, ProblemHttpResult>> NoteAsync(
        string merchant, string asn, NoteBody body, OperationId operation, ClaimsPrincipal user, IGrainFactory grains,
        IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (!Check.Passes(body.Read, out var note, out var refusal)) return Problems.Of(refusal);
        if (await Deliveries.FindAsync(merchant, asn, user, grains) is null) return Problems.NotFound("unknown_inbound");
        InboundPhoto? photo = null;
        if (note.Photo is { } picture)
            photo = new(await blobs.WriteAsync(picture.Data, cancellationToken), picture.Type, picture.Data.Length);
        return (await Deliveries.Of(grains, merchant, asn).NoteAsync(new(note.Text, note.Sku, photo, operation.Value))).ToOk();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> PhotoAsync(
        string merchant, string asn, string photo, ClaimsPrincipal user, IGrainFactory grains, IBlobStore blobs, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var view = await Deliveries.FindAsync(merchant, asn, user, grains);
        var known = view?.Notes.Select(note => note.Photo).FirstOrDefault(of => of?.Id == photo);
        if (known is null || await blobs.ReadAsync(photo, cancellationToken) is not { } data) return Problems.NotFound("unknown_photo");
        // Its name is its content: it never changes. Nobody but who asked may keep it.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return TypedResults.File(data, known.Type);
    }
}

/// <param name="Sku">What of the delivery it is about; absent: all of it.</param>
/// <param name="Photo">JPEG, PNG or WebP in base64, at most 4 MiB before that.</param>
internal sealed record NoteBody(string? Text, string? Sku, byte[]? Photo)
{
    public CheckedNote Read(Check check)
    {
        var text = check.OptionalText(Text, "text", Check.LongText);
        if (string.IsNullOrWhiteSpace(text)) text = null;
        if (text is null && Photo is null) check.Add("text", "A text, a photo, or both.");
        return new(text, check.OptionalId(Sku, "sku"), Photo is null ? null : ReadPhoto(check, Photo));
    }

    private static (string Type, byte[] Data)? ReadPhoto(Check check, byte[] photo)
    {
        var type = PhotoType.Of(photo);
        if (photo.Length > PhotoType.MaxBytes) check.Add("photo", $"At most {PhotoType.MaxBytes} bytes.");
        else if (type is null) check.Add("photo", "Needed: a JPEG, PNG or WebP picture.");
        return (type ?? "", photo);
    }
}

internal sealed record CheckedNote(string? Text, string? Sku, (string Type, byte[] Data)? Photo);
