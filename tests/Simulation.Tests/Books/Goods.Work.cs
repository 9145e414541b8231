using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Work;

namespace OrleansWarehouse.Simulation.Tests.Books;

/// <summary>What the tasks say of themselves.</summary>
internal sealed partial class Goods
{
    /// <summary>The tasks of a site that are to be done, who has each, and for whom it is kept.</summary>
    public HashSet<(string Task, string? Owner, string? KeptFor)> OpenWork(string site) =>
    [
        .. from stream in ledger.Streams
        let work = (ledger.Of(stream) as IHasWork)?.Work
        where work is { IsOpen: true }
        let id = IId<WorkId>.Parse(StreamName.Parse(stream).Key)
        where id.Site.Value == site
        select (id.Code, work.Owner, work.KeptFor),
    ];
}
