using System.Collections.Immutable;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Endpoints by which operators create and revoke API keys.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").For(AccessRule.Operators).WithTags("Access");
        keys.MapPost("", MakeAsync).AnswersWithSecret();
        keys.MapGet("", ListAsync);
        keys.MapDelete("/{id}", EndAsync);
    }

    private static async Task<Results<Created<MadeKey>, ProblemHttpResult>> MakeAsync(
        NewKeyBody body, IGrainFactory grains, KeyRing ring)
    {
        if (!Check.Passes(body.Read, out var wanted, out var refusal)) return Problems.Of(refusal);
        if (await Owners.MissingAsync(grains, wanted.Merchant, wanted.Site) is { } missing) return Problems.Of(missing);

        var secret = Secrets.NewKey();
        var command = new AddKey(Secrets.NewId(), wanted.Name!, wanted.Owner, wanted.Merchant, wanted.Site, Secrets.Hash(secret));
        var made = await grains.GetGrain<IAccessGrain>(IAccessGrain.SingletonKey).AddKeyAsync(command);
        if (!made.Accepted) return Problems.Of(made.Refusal);
        await ring.RefreshAsync();
        var key = made.Value;
        return TypedResults.Created(
            $"/api/v1/keys/{key.Id}", new MadeKey(key.Id, key.Name, key.Role, key.Merchant, key.Site, key.CreatedAt, secret));
    }

    private static async Task<Ok<Page<KeyView>>> ListAsync(IGrainFactory grains)
    {
        var keys = await grains.GetGrain<IAccessGrain>(IAccessGrain.SingletonKey).KeysAsync();
        return TypedResults.Ok(new Page<KeyView>([.. keys.Select(known => known.Key)], null));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string id, IGrainFactory grains, KeyRing ring)
    {
        var ended = await grains.GetGrain<IAccessGrain>(IAccessGrain.SingletonKey).RevokeKeyAsync(id);
        if (!ended.Accepted) return Problems.Of(ended.Refusal);
        await ring.RefreshAsync();
        return TypedResults.NoContent();
    }
}

/// <summary>A new API key. It has exactly one owner: a merchant, a site, or, with role <c>operator</c>, the operators.</summary>
internal sealed record NewKeyBody(string? Name, string? Merchant, string? Site, KeyRole? Role)
{
    internal KeyRole Owner => Merchant is not null ? KeyRole.Merchant : Site is not null ? KeyRole.Site : KeyRole.Operator;

    public NewKeyBody Read(Check check)
    {
        if (Merchant is not null && Site is not null) check.Add("site", "A key belongs to a merchant or to a site, not to both.");
        else if (Merchant is null && Site is null && Role is null) check.Add("merchant", "Name the key's merchant or its site, or set role to operator.");
        else if (Role is { } role && role != Owner) check.Add("role", "The role does not fit the owner.");
        return new(check.Text(Name, "name"), check.OptionalId(Merchant, "merchant"), check.OptionalId(Site, "site"), Role);
    }
}

/// <param name="Key">The secret, which is shown only once.</param>
internal sealed record MadeKey(
    string Id, string Name, KeyRole Role, string? Merchant, string? Site, DateTimeOffset CreatedAt, string Key);
