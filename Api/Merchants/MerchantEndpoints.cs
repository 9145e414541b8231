using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces.Merchants;

namespace OrleansWarehouse.Api.Merchants;

/// <summary>Merchants and their channels.</summary>
internal static class MerchantEndpoints
{
    public static void MapMerchants(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.Merchant).WithTags("Merchants");
        merchant.MapPut("", PutAsync).For(AccessRule.Operators);
        merchant.MapGet("", GetAsync).For(AccessRule.Catalogue);
        merchant.MapPut("/channels/{channel}", PutChannelAsync);
        merchant.MapGet("/channels/{channel}", GetChannelAsync);
    }

    private static async Task<Results<Versioned<MerchantView>, ProblemHttpResult>> PutAsync(
        string merchant, PutMerchantBody body, IfVersion ifVersion, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, ifVersion), out var command, out var refusal)) return Problems.Of(refusal);
        var grain = grains.GetGrain<IMerchantGrain>(merchant);
        var created = await grain.GetAsync() is null;
        var put = await grain.PutAsync(command);
        return put.Accepted ? new Versioned<MerchantView>(put.Value, put.Value.Version, created) : Problems.Of(put.Refusal);
    }

    private static async Task<Results<Versioned<MerchantView>, ProblemHttpResult>> GetAsync(
        string merchant, IGrainFactory grains) =>
        await grains.GetGrain<IMerchantGrain>(merchant).GetAsync() is { } view
            ? new Versioned<MerchantView>(view, view.Version)
            : Problems.NotFound("unknown_merchant");

    private static async Task<Results<Versioned<ChannelView>, ProblemHttpResult>> PutChannelAsync(
        string merchant, string channel, PutChannelBody body, IfVersion ifVersion, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, channel, ifVersion), out var command, out var refusal))
            return Problems.Of(refusal);
        var grain = grains.GetGrain<IMerchantGrain>(merchant);
        var created = ChannelOf(await grain.GetAsync(), channel) is null;
        var put = await grain.PutChannelAsync(command);
        return put.Accepted ? new Versioned<ChannelView>(put.Value, put.Value.Version, created) : Problems.Of(put.Refusal);
    }

    private static async Task<Results<Versioned<ChannelView>, ProblemHttpResult>> GetChannelAsync(
        string merchant, string channel, IGrainFactory grains) =>
        ChannelOf(await grains.GetGrain<IMerchantGrain>(merchant).GetAsync(), channel) is { } view
            ? new Versioned<ChannelView>(view, view.Version)
            : Problems.NotFound("unknown_channel");

    private static ChannelView? ChannelOf(MerchantView? merchant, string channel) =>
        merchant?.Channels.FirstOrDefault(known => known.Channel == channel);
}

internal sealed record PutMerchantBody(string? Name, string? Currency)
{
    public PutMerchant Read(Check check, IfVersion ifVersion) =>
        new(check.Text(Name, "name"), check.Currency(Currency, "currency"), ifVersion.Value);
}

internal sealed record PutChannelBody(string? Name, ChannelKind? Kind)
{
    public PutChannel Read(Check check, string channel, IfVersion ifVersion) =>
        new(channel, check.Text(Name, "name"), check.Chosen(Kind, "kind"), ifVersion.Value);
}
