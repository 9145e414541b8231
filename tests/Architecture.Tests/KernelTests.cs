using System.Reflection;

using NetArchTest.Rules;

using OrleansWarehouse.EventSourcing;

namespace OrleansWarehouse.Architecture.Tests;

/// <summary>The kernel knows nothing of what carries its messages, keeps its log or serves its answers.</summary>
public sealed class KernelTests
{
    private static readonly Assembly Kernel = typeof(AggregateRunner<,>).Assembly;

    [Fact]
    public void The_kernel_refers_to_nothing_but_the_runtime_and_how_to_log_and_to_register()
    {
        var others = Kernel.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
            others.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_kernel_starts_no_work_of_its_own_and_asks_no_clock_but_its_own() =>
        Rules.AssertHolds(Types.InAssembly(Kernel).Should().NotHaveDependencyOnAny(
            "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Diagnostics.Stopwatch", "System.Random"));
}
