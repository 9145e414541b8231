using NetArchTest.Rules;

using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>A feature of the API registers itself, in its own folder: a folder that is not in the list would have no routes.</summary>
public sealed class ApiFeatureTests
{
    private const string Root = "OrleansWarehouse.Api";

    /// <summary>What maps a route, of a handler or of a hub, calls a method of one of these, or is given the first.</summary>
    private static readonly string[] Mappers =
    [
        "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder", "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions",
        "Microsoft.AspNetCore.Builder.HubEndpointRouteBuilderExtensions",
    ];

    private static readonly Type[] All = typeof(IFeature).Assembly.GetTypes();

    private static readonly Type[] Written = [.. All.Where(static type => type is { IsClass: true } && type.IsAssignableTo(typeof(IFeature)))];

    [Fact]
    public void Every_feature_is_in_the_list_once() => Assert.Equal(
        Written.Select(static type => type.Name).Order(StringComparer.Ordinal),
        Features.Of([]).Select(static feature => feature.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_folder_with_routes_has_one_feature()
    {
        var folders = FoldersWithRoutes();

        Assert.Contains($"{Root}.Orders", folders);
        Assert.Contains($"{Root}.Live", folders);
        Assert.All(folders, static folder => Assert.Single(Written, type => type.Namespace == folder));
    }

    /// <summary>What stands in no folder puts features together and has none of its own.</summary>
    [Fact]
    public void Nothing_else_stands_outside_the_folders() => Assert.Equal(
        ["Features", "Program", "RequestPipeline"],
        All.Where(static type => type is { Namespace: Root, IsNested: false } or { Namespace: null, Name: "Program" })
            .Select(static type => type.Name).Order(StringComparer.Ordinal));

    private static IReadOnlyCollection<string> FoldersWithRoutes() =>
    [
        .. Types.InAssembly(typeof(IFeature).Assembly).That().HaveDependencyOnAny(Mappers).GetTypes()
            .Select(static type => type.ReflectionType?.Namespace).OfType<string>().Where(static name => name != Root).Distinct(StringComparer.Ordinal),
    ];
}
