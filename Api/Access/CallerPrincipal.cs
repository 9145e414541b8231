using System.Security.Claims;

namespace OrleansWarehouse.Api.Access;

/// <summary>Wraps a caller as a <see cref="ClaimsPrincipal"/>; immutable.</summary>
internal sealed class CallerPrincipal(Caller caller)
    : ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Id)], CallerAuthentication.SchemeName))
{
    public Caller Caller => caller;
}
