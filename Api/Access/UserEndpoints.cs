using System.Security.Claims;

using Microsoft.AspNetCore.Http.HttpResults;

using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Access;
using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Endpoints for users; a supervisor sees and changes the packers, pickers and receivers of their site.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").For(AccessRule.Users).WithTags("Users");
        users.MapGet("", ListAsync);
        users.MapGet("/{user}", GetAsync);
        users.MapPut("/{user}", PutAsync)
            .WithSummary("Create or replace a user. Password, badge and PIN are kept when absent and removed when empty.");
        users.MapDelete("/{user}", DeleteAsync);
    }

    private static async Task<Results<Ok<Page<UserView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery page, ClaimsPrincipal caller, UserQueries users, CancellationToken cancellationToken)
    {
        if (!Check.Passes(check => page.Read(check, UserQueries.ById), out var wanted, out var refusal)) return Problems.Of(refusal);
        return TypedResults.Ok(Page.Of(await users.ListAsync(WithinOf(caller), wanted, cancellationToken)));
    }

    private static async Task<Results<Versioned<UserView>, ProblemHttpResult>> GetAsync(
        string user, ClaimsPrincipal caller, IGrainFactory grains) =>
        await grains.GetGrain<IUserGrain>(user).GetAsync() is { User: var view } && IsOf(view.Role, view.Site, WithinOf(caller))
            ? new Versioned<UserView>(view, view.Version)
            : Problems.NotFound("unknown_user");

    private static async Task<Results<Versioned<UserView>, ProblemHttpResult>> PutAsync(
        string user, UserBody body, IfVersion ifVersion, ClaimsPrincipal caller, Users users, IGrainFactory grains)
    {
        if (!Check.Passes(check => body.Read(check, user), out var wanted, out var refusal)) return Problems.Of(refusal);
        var within = WithinOf(caller);
        if (!IsOf(wanted.Role!.Value, wanted.Site, within))
            return Problems.Forbidden("A supervisor may only manage packers, pickers and receivers of their own site.");
        if (await Owners.MissingAsync(grains, wanted.Merchant, wanted.Site) is { } missing) return Problems.Of(missing);
        var created = await grains.GetGrain<IUserGrain>(user).GetAsync() is null;
        var put = await users.PutAsync(user, wanted, within, ifVersion.Value);
        return put.Accepted ? new Versioned<UserView>(put.Value, put.Value.Version, created) : Problems.Of(put.Refusal);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string user, ClaimsPrincipal caller, Users users)
    {
        var deleted = await users.DeleteAsync(user, WithinOf(caller));
        return deleted.Accepted ? TypedResults.NoContent() : Problems.Of(deleted.Refusal);
    }

    /// <summary>Returns the site whose floor users the caller is limited to, or null for operators.</summary>
    private static string? WithinOf(ClaimsPrincipal user) =>
        Caller.Of(user) is { IsOperator: false } caller ? caller.Site ?? "" : null;

    private static bool IsOf(UserRole role, string? site, string? within) =>
        within is null || (role.IsFloor() && site == within);
}
