namespace OrleansWarehouse.Api.Access;

/// <summary>What callers are: keys are operators', merchants' or sites'; people have any role but a site's.</summary>
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
