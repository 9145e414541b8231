using System.Security.Claims;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;

namespace OrleansWarehouse.Api.Inbound;

/// <summary>Deliveries as callers may know them.</summary>
internal static class Deliveries
{
    public static IInboundGrain Of(IGrainFactory grains, string merchant, string asn) =>
        grains.GetGrain<IInboundGrain>(new AsnId(new(merchant), asn).ToString());

    /// <summary>Null also for what is none of a site's business.</summary>
    public static async Task<InboundView?> FindAsync(string merchant, string asn, ClaimsPrincipal user, IGrainFactory grains)
    {
        var view = await Of(grains, merchant, asn).GetAsync();
        return view is null || !IsAt(user, view.Site) ? null : view;
    }

    /// <summary>With the names of those who noted something: the dock and the merchant may not list each other's people.</summary>
    public static async Task<InboundView> WithNamesAsync(this InboundView view, ActorNames actors)
    {
        var names = await actors.OfAsync(view.Notes.Select(static note => note.By));
        return view with { Notes = [.. view.Notes.Select(note => note with { ByName = names.GetValueOrDefault(note.By) })] };
    }

    /// <summary>Whether a site is the caller's own, or the caller belongs to none.</summary>
    public static bool IsAt(ClaimsPrincipal user, string site) => Caller.Of(user)!.Site is not { } own || own == site;
}
