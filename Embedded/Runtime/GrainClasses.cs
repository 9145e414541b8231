using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Engine;

/// <summary>
/// The grain classes of the process. Found by looking through every assembly that refers to this one, loaded or referred to by
/// one that is, so that a host need not name its grains.
/// </summary>
internal static class GrainClasses
{
    private const string Suffix = "grain";

    private static readonly string s_engine = typeof(GrainClasses).Assembly.GetName().Name!;
    private static readonly Lock s_lock = new();
    private static readonly HashSet<string> s_seen = [];
    private static readonly List<Type> s_classes = [];

    internal static GrainType NameOf(Type grainClass)
    {
        var name = grainClass.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name);
    }

    /// <exception cref="ArgumentException">None implements it, or more than one.</exception>
    internal static Type Implementing(Type grainInterface)
    {
        List<Type> found;
        lock (s_lock)
        {
            found = Matching(grainInterface);
            if (found.Count == 0)
            {
                Scan();
                found = Matching(grainInterface);
            }
        }

        // Of several, the one that is named after the interface.
        return found is [var only] ? only
            : found.Find(type => "I" + type.Name == grainInterface.Name)
            ?? throw new ArgumentException(found.Count == 0
                ? $"Could not find an implementation for interface {grainInterface}"
                : $"Unable to identify a single appropriate grain type for interface {grainInterface}. Candidates: {string.Join(", ", found)}");
    }

    internal static Type? Named(GrainType name)
    {
        lock (s_lock)
        {
            Scan();
            return s_classes.Find(type => NameOf(type) == name);
        }
    }

    private static List<Type> Matching(Type grainInterface) => s_classes.FindAll(grainInterface.IsAssignableFrom);

    private static void Scan()
    {
        var left = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        while (left.TryDequeue(out var assembly))
        {
            if (assembly.IsDynamic || !s_seen.Add(assembly.FullName!))
            {
                continue;
            }

            var references = assembly.GetReferencedAssemblies();
            if (Array.Exists(references, static reference => reference.Name == s_engine))
            {
                s_classes.AddRange(assembly.GetTypes().Where(static type =>
                    type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type)));
            }

            foreach (var reference in references.Where(static reference => !IsFrameworks(reference.Name!) && !s_seen.Contains(reference.FullName)))
            {
                try
                {
                    left.Enqueue(Assembly.Load(reference));
                }
                catch (Exception exception) when (exception is IOException or BadImageFormatException)
                {
                    // One that is not deployed holds no grains that could run.
                }
            }
        }
    }

    private static bool IsFrameworks(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "netstandard" or "mscorlib";
}
