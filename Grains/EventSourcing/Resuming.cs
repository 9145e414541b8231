using System.Collections.Frozen;

using Microsoft.Extensions.DependencyInjection;

using OrleansWarehouse.Storage.Due;
using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Grains.EventSourcing;

/// <summary>How a grain of a kind is told that its time has come.</summary>
/// <param name="Kind">The first part of its stream names.</param>
public sealed record Resumable(string Kind, Func<IGrainFactory, string, Task> ResumeAsync);

/// <summary>Calls the grains whose due rows have come: the watchdog behind every flow that a crash left half-way.</summary>
public sealed class DueDispatch(IGrainFactory grains, IEnumerable<Resumable> resumables) : IDueHandler
{
    private readonly FrozenDictionary<string, Resumable> byKind =
        resumables.ToFrozenDictionary(resumable => resumable.Kind, StringComparer.Ordinal);

    public Task HandleAsync(DueRow row, CancellationToken cancellationToken)
    {
        var colon = row.Stream.IndexOf(':', StringComparison.Ordinal);
        return byKind.TryGetValue(row.Stream[..colon], out var resumable)
            ? resumable.ResumeAsync(grains, row.Stream[(colon + 1)..])
            : throw new InvalidOperationException($"Nobody resumes {row.Stream}.");
    }
}

public static class ResumingServices
{
    public static IServiceCollection AddResumable(this IServiceCollection services, string kind, Func<IGrainFactory, string, Task> resume) =>
        services.AddSingleton(new Resumable(kind, resume));
}
