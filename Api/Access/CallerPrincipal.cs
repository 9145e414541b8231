using System.Security.Claims;

namespace OrleansWarehouse.Api.Access;

/// <summary>A caller as ASP.NET knows users; never changed.</summary>
internal sealed class CallerPrincipal(Caller caller)
    : ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Id)], CallerAuthentication.SchemeName))
{
    public Caller Caller => caller;
}
