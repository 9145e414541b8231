using System.Collections.Frozen;
using System.Reflection;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Grains.EventSourcing;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Slotting;

namespace OrleansWarehouse.Simulation.Tests.Hosting;

/// <summary>How grains of a class are made and loaded without a silo.</summary>
internal sealed class GrainClass
{
    private static readonly FrozenDictionary<Type, GrainClass> ByInterface = Find();

    private readonly ObjectFactory factory;
    private readonly Func<object, string, Task> load;

    private GrainClass(Type type)
    {
        Type = type;
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        factory = ActivatorUtilities.CreateFactory(type, []);
        load = LoaderOf(type);
    }

    public Type Type { get; }

    public bool IsReentrant { get; }

    /// <summary>The class behind an interface.</summary>
    public static GrainClass Of(Type grainInterface) => ByInterface[grainInterface];

    public object Create(IServiceProvider services) => factory(services, null);

    public Task Load(object grain, string key) => load(grain, key);

    private static FrozenDictionary<Type, GrainClass> Find() =>
    (
        from type in typeof(AggregateGrain<,>).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Grain)) && !type.IsAbstract
        let known = new GrainClass(type)
        from contract in type.GetInterfaces()
        where contract.IsAssignableTo(typeof(IGrainWithStringKey)) && contract != typeof(IGrainWithStringKey)
        group known by contract into classes
        where classes.Count() == 1
        select classes).ToFrozenDictionary(static classes => classes.Key, static classes => classes.Single());

    private static Func<object, string, Task> LoaderOf(Type type)
    {
        if (type == typeof(SlottingGrain))
        {
            return static (grain, key) =>
            {
                ((SlottingGrain)grain).Become(new SiteId(key));
                return Task.CompletedTask;
            };
        }

        return type.GetMethod("LoadAsync", BindingFlags.Public | BindingFlags.Instance) is { } method
            ? (grain, key) => (Task)method.Invoke(grain, [key])!
            : static (_, _) => Task.CompletedTask;
    }
}
