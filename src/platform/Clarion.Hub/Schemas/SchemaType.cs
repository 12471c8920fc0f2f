namespace Clarion.Hub.Schemas;

/// <summary>What JSON a field holds.</summary>
internal enum SchemaType
{
    /// <summary>Anything; nothing below is looked at.</summary>
    Any,

    /// <summary>An object with named fields.</summary>
    Object,

    /// <summary>An object from any text to values of one type.</summary>
    Map,

    Array,
    String,
    Integer,
    Number,
    Boolean,

    /// <summary>A port's number or name.</summary>
    IntegerOrString,
}
