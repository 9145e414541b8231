using System.ComponentModel.DataAnnotations;

namespace OrleansWarehouse.Grains.Shipping;

/// <summary>Settings of shipping, in the section <c>Shipping</c>.</summary>
public sealed class ShippingOptions
{
    public const string Section = "Shipping";

    /// <summary>The GS1 company prefix of parcels' SSCCs: 7 to 10 digits. The default lies under 952, which GS1 keeps for
    /// examples: whoever ships for real sets the prefix that GS1 gave to them.</summary>
    [RegularExpression("^[0-9]{7,10}$")]
    public string CompanyPrefix { get; set; } = "9520000";
}
