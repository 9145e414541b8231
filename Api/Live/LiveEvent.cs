using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Grains.Interfaces;

namespace OrleansWarehouse.Api.Live;

/// <param name="Subject">The subject that the client subscribed to.</param>
/// <param name="Stream">The stream that the event belongs to.</param>
/// <param name="Data">The event as it is stored.</param>
public sealed record LiveEvent(string Subject, string Position, DateTimeOffset At, string Type, string Stream, string By,
    RawJson Data)
{
    internal static LiveEvent Of(string subject, StoredEvent stored) => new(
        subject, LogPosition.Format(stored.Position), stored.At, stored.Type, stored.Stream, stored.By, new(stored.Data));
}
