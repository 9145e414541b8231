using System.Collections.Concurrent;
using System.Reflection;

using Microsoft.AspNetCore.Http.Metadata;

using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Http;

/// <summary>
/// Refuses a request with a query parameter that its endpoint does not read: a client that sends <c>asOf</c> must not believe that it
/// counts. The names that an endpoint reads come from its handler's parameters, so that a new endpoint needs nothing.
/// </summary>
internal sealed class UnknownParameters(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Endpoint, HashSet<string>?> known = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not { } endpoint || known.GetOrAdd(endpoint, NamesOf) is not { } names)
            return next(context);
        FieldError[] errors =
        [
            .. context.Request.Query.Keys.Where(name => !names.Contains(name)).Select(static name => new FieldError(name, "There is no such parameter.")),
        ];
        return errors.Length == 0
            ? next(context)
            : Problems.Of(StatusCodes.Status400BadRequest, "unknown_parameter", $"The endpoint has no parameter '{errors[0].Field}'.", errors).ExecuteAsync(context);
    }

    /// <summary>Returns null for an endpoint that is not a route handler: what such a one reads is not known.</summary>
    private static HashSet<string>? NamesOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler
        ? null
        : new(
            handler.GetParameters().SelectMany(Names).Concat(endpoint.Metadata.GetOrderedMetadata<IQueryNames>().SelectMany(static more => more.Names)),
            StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute))
        ? parameter.ParameterType.GetProperties().Select(static property => property.Name)
        : [parameter.GetCustomAttributes().OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name!];
}

/// <summary>Metadata of an endpoint: query parameters that something other than its handler reads.</summary>
internal interface IQueryNames
{
    IEnumerable<string> Names { get; }
}
