namespace OrleansWarehouse.Api.Access;

/// <summary>Roles of callers. Keys are an operator's, a merchant's or a site's; users have any role but a site's.</summary>
[Flags]
internal enum Roles
{
    None = 0,
    Operator = 1,
    Site = 2,
    Supervisor = 4,
    Office = 8,
    Packer = 16,
    Picker = 32,
    Receiver = 64,
    Merchant = 128,
}
