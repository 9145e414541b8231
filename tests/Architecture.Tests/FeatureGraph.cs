using System.Reflection;

using NetArchTest.Rules;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>A type of one feature that uses another.</summary>
/// <param name="Type">Its name, and what it uses.</param>
internal sealed record FeatureUse(string User, string Used, string Type);

/// <summary>Which features of an assembly use which. A feature is a folder, and so a namespace right below that of the assembly. What is
/// compiled tells of it: everything but constants and names, which leave no trace.</summary>
internal sealed class FeatureGraph(IReadOnlyCollection<FeatureUse> uses)
{
    private const int Examples = 3;

    private readonly ILookup<string, string> used = uses.ToLookup(use => use.User, use => use.Used);

    public IReadOnlyCollection<FeatureUse> Uses => uses;

    /// <param name="root">The namespace of the assembly. What stands in it and below no feature is left out.</param>
    public static FeatureGraph Of(Assembly assembly, string root)
    {
        var features = assembly.GetTypes().Select(type => FeatureOf(type.FullName, root)).OfType<string>().Distinct(StringComparer.Ordinal);
        var types = Types.InAssembly(assembly);
        return new([.. features.SelectMany(feature => UsesOf(feature, types, root))]);
    }

    /// <summary>Every use that leads back to where it comes from; empty when there is no cycle.</summary>
    public IEnumerable<FeatureUse> Cycles() => uses.Where(use => Reaches(use.Used, use.User));

    /// <summary>A line for each feature that uses another, with some of the types that do.</summary>
    public static IEnumerable<string> Describe(IEnumerable<FeatureUse> uses) => uses
        .GroupBy(use => (use.User, use.Used))
        .Select(edge => $"{edge.Key.User} uses {edge.Key.Used}: {string.Join("; ", edge.Select(use => use.Type).Take(Examples))}");

    private static IEnumerable<FeatureUse> UsesOf(string feature, Types types, string root) =>
        from type in types.Should().NotHaveDependencyOnAny($"{root}.{feature}").GetResult().FailingTypes ?? []
        let user = FeatureOf(type.FullName, root)
        where user is not null && user != feature
        select new FeatureUse(user, feature, $"{type.FullName}: {type.Explanation}");

    private static string? FeatureOf(string? type, string root) =>
        type is not null && type.StartsWith($"{root}.", StringComparison.Ordinal)
        && type.IndexOf('.', root.Length + 1) is > 0 and var end
            ? type[(root.Length + 1)..end]
            : null;

    private bool Reaches(string from, string to)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (open.TryPop(out var feature))
        {
            if (feature == to) return true;
            foreach (var next in used[feature])
                if (seen.Add(next)) open.Push(next);
        }

        return false;
    }
}
