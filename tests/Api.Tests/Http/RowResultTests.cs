using OrleansWarehouse.Api.Bulk;

namespace OrleansWarehouse.Api.Tests.Http;

public sealed class RowResultTests
{
    [Fact]
    public void A_row_whose_grain_cannot_be_reached_fails_alone_and_not_the_request()
    {
        var row = RowResult.Unavailable(3, "K", new OrleansException("The silo is gone."));

        Assert.Equal((3, 503, "K", "unavailable"), (row!.Index, row.Status, row.Id, row.Code));
        Assert.Null(RowResult.Unavailable(3, "K", new InvalidOperationException("A bug.")));
    }
}
