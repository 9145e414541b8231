using OrleansWarehouse.Grains.Interfaces.Fulfilments;
using OrleansWarehouse.Grains.Interfaces.Ids;

namespace OrleansWarehouse.Grains.Fulfilments;

/// <summary>What a batch of events comes to in rows of fulfilments and of their lines: one write for each, however many events.</summary>
internal sealed class FulfilmentBatch
{
    private readonly Dictionary<FulfilmentId, FulfilmentRow> opened = [];
    private readonly Dictionary<FulfilmentId, FulfilmentRowChange> changed = [];
    private readonly HashSet<FulfilmentId> ended = [];
    private readonly Dictionary<(FulfilmentId Fulfilment, string Line), (FulfilmentLine After, long Place)> lines = [];
    private readonly Dictionary<(FulfilmentId Fulfilment, string Line), LinePicks> picks = [];

    public IEnumerable<FulfilmentRow> Opened => opened.Values;

    public IEnumerable<FulfilmentRowChange> Changed => changed.Values;

    public IEnumerable<FulfilmentKey> Ended => ended.Select(FulfilmentKey.Of);

    public IEnumerable<LineRow> ChangedLines => Rows.Where(static row => row.Body.Length > 0);

    public IEnumerable<LineRow> GoneLines => Rows.Where(static row => row.Body.Length == 0);

    /// <summary>Picks of lines of which nothing else is known here.</summary>
    public IEnumerable<LinePicks> Picks => picks.Values;

    private IEnumerable<LineRow> Rows => lines.Select(static line => LineRow.Of(line.Key.Fulfilment, line.Value.After, line.Value.Place));

    public void Add(FulfilmentId id, FulfilmentEvent @event, long position)
    {
        if (@event is FulfilmentOpened first) opened[id] = FulfilmentRow.Of(id, first);
        else if (opened.TryGetValue(id, out var row)) opened[id] = row.With(FulfilmentRowChange.Of(id).After(@event));
        else changed[id] = (changed.GetValueOrDefault(id) ?? FulfilmentRowChange.Of(id)).After(@event);
        if (@event is LinePicked picked) Add(id, picked);
        if (@event is LinesEvent many) Add(id, many, position);
    }

    private void Add(FulfilmentId id, LinesEvent many, long position)
    {
        if (many.Ended) ended.Add(id);
        for (var i = 0; i < many.Lines.Length; i++)
        {
            var line = (id, many.Lines[i].Line);
            lines[line] = (many.Lines[i], LineRow.PlaceOf(position, i));
            picks.Remove(line);
        }
    }

    private void Add(FulfilmentId id, LinePicked picked)
    {
        var line = (id, picked.Line);
        if (lines.TryGetValue(line, out var known)) lines[line] = known with { After = picked.ApplyTo(known.After) };
        else if (picks.TryGetValue(line, out var before)) before.Events.Add(picked);
        else picks.Add(line, LinePicks.Of(id, picked));
    }
}
