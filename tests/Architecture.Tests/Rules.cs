using NetArchTest.Rules;

namespace OrleansWarehouse.Architecture.Tests;

internal static class Rules
{
    /// <summary>Fails with the names of the types that break a rule, and when it is about none at all.</summary>
    public static void AssertHolds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.NotEmpty(result.SelectedTypesForTesting);
        Assert.Empty((result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}"));
    }
}
