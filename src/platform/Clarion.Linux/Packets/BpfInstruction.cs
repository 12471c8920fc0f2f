using System.Runtime.InteropServices;

namespace Clarion.Linux.Packets;

/// <summary>One instruction of classic BPF: struct sock_filter.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfInstruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Operand)
{
    private const ushort LoadHalf = 0x28; // BPF_LD | BPF_H | BPF_ABS
    private const ushort LoadByte = 0x30; // BPF_LD | BPF_B | BPF_ABS
    private const ushort JumpIfEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort ReturnConstant = 0x06; // BPF_RET | BPF_K

    /// <summary>A := the 16 bits at an offset of the frame.</summary>
    public static BpfInstruction LoadHalfAt(uint offset) => new(LoadHalf, 0, 0, offset);

    /// <summary>A := the byte at an offset of the frame, or of what the kernel knows about it.</summary>
    public static BpfInstruction LoadByteAt(uint offset) => new(LoadByte, 0, 0, offset);

    /// <summary>If A is the value, skip so many instructions, else so many.</summary>
    public static BpfInstruction SkipIfEqual(uint value, byte whenTrue, byte whenFalse) =>
        new(JumpIfEqual, whenTrue, whenFalse, value);

    /// <summary>Accepts so many bytes of the frame; 0 drops it.</summary>
    public static BpfInstruction Accept(uint bytes) => new(ReturnConstant, 0, 0, bytes);
}
