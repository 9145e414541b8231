using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.EventSourcing;
using OrleansWarehouse.Grains;
using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>A feature of the warehouse registers itself, in its own folder: nobody would follow the events of one that is not in the list.</summary>
public sealed class GrainFeatureTests
{
    private const string Root = "OrleansWarehouse.Grains";

    private static readonly Type[] All = typeof(IFeature).Assembly.GetTypes();

    private static readonly Type[] Written = [.. All.Where(static type => type.IsClass && type.IsAssignableTo(typeof(IFeature)))];

    [Fact]
    public void Every_feature_is_in_the_list_once() => Assert.Equal(
        Written.Select(static type => type.Name).Order(StringComparer.Ordinal),
        Features.All.Select(static feature => feature.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_folder_with_projections_reactors_or_queries_has_one_feature()
    {
        var folders = All.Where(IsRegistered).Select(static type => FolderOf(type.Namespace!)).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("Incidents", folders);
        Assert.Contains("Slotting", folders);
        Assert.Contains("Buyers", folders);
        Assert.All(folders, static folder => Assert.Single(Written, type => type.Namespace == $"{Root}.{folder}"));
    }

    [Fact]
    public void Every_projection_reactor_and_query_is_registered()
    {
        var services = new ServiceCollection();
        services.AddFeatures(hostsGrains: true);
        var added = services.Select(static service => service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ServiceType).ToHashSet();

        Assert.All(All.Where(IsRegistered), type => Assert.Contains(type, added));
    }

    private static bool IsRegistered(Type type) => type is { IsClass: true, IsAbstract: false, IsNested: false }
        && (type.IsAssignableTo(typeof(IProjection)) || type.IsAssignableTo(typeof(IReactor)) || type.Name.EndsWith("Queries", StringComparison.Ordinal));

    private static string FolderOf(string name) => name[(Root.Length + 1)..].Split('.')[0];
}
