# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    gates = {"RNN": 1, "GRU": 3, "LSTM": 4}

    def operands(op, directions=1, length=3, batch=2, inputs=2, hidden=3, bias=True, lengths=None, states=True,
                 peepholes=False, layout=0, high=1.0):
        g = gates[op]
        x = (batch, length, inputs) if layout else (length, batch, inputs)
        h = (batch, directions, hidden) if layout else (directions, batch, hidden)
        out = [f.floats(*x, low=-high, high=high), f.floats(directions, g * hidden, inputs),
               f.floats(directions, g * hidden, hidden),
               f.floats(directions, 2 * g * hidden) if bias else None,
               None if lengths is None else np.array(lengths, np.int32),
               f.floats(*h) if states else None]
        if op == "LSTM":
            out += [f.floats(*h) if states else None, f.floats(directions, 3 * hidden) if peepholes else None]
        while out[-1] is None:
            out.pop()
        return out

    for op in gates:
        outputs = 3 if op == "LSTM" else 2
        n = op.lower()
        f.make(f"{n}_forward", op, operands(op), outputs=outputs, hidden_size=3)
        f.make(f"{n}_plain_version_7", op, operands(op, bias=False, states=False), outputs=outputs, hidden_size=3, opset=7)
        f.make(f"{n}_reverse", op, operands(op), outputs=outputs, hidden_size=3, direction="reverse")
        f.make(f"{n}_both", op, operands(op, 2, batch=1), outputs=outputs, hidden_size=3, direction="bidirectional")
        f.make(f"{n}_lengths", op, operands(op, 2, batch=3, hidden=2, lengths=[3, 1, 2]), outputs=outputs, hidden_size=2,
               direction="bidirectional")
        f.make(f"{n}_clip", op, operands(op, high=4.0), outputs=outputs, hidden_size=3, clip=0.5)
        f.make(f"{n}_last_state_alone", op, operands(op), outputs=[False, True], hidden_size=3)
        f.make(f"{n}_double", op, [a if a is None or a.dtype == np.int32 else a.astype(np.float64) for a in operands(op)],
               compute=np.float32, outputs=outputs, hidden_size=3)
        f.make(f"{n}_wide", op, operands(op, length=2, batch=1, inputs=9, hidden=2), outputs=outputs, hidden_size=2)
        f.make(f"{n}_batch_first", op, operands(op, layout=1), outputs=outputs, hidden_size=3, layout=1,
               reference="onnx", opset=14)
    f.make("rnn_relu", "RNN", operands("RNN"), outputs=2, hidden_size=3, activations=["Relu"])
    f.make("rnn_two_activations", "RNN", operands("RNN", 2), outputs=2, hidden_size=3, direction="bidirectional",
           activations=["Affine", "LeakyRelu"], activation_alpha=[0.5, 0.2], activation_beta=[0.1])
    for activation in ("ThresholdedRelu", "ScaledTanh", "HardSigmoid", "Elu", "Softsign", "Softplus"):
        alpha = {"ThresholdedRelu": [0.3], "ScaledTanh": [0.8], "HardSigmoid": [0.3], "Elu": [0.7]}.get(activation)
        beta = {"ScaledTanh": [0.9], "HardSigmoid": [0.4]}.get(activation)
        attributes = {k: v for k, v in (("activation_alpha", alpha), ("activation_beta", beta)) if v}
        f.make(f"rnn_{activation.lower()}", "RNN", operands("RNN"), outputs=2, hidden_size=3, activations=[activation],
               **attributes)
    f.make("gru_linear_before_reset", "GRU", operands("GRU"), outputs=2, hidden_size=3, linear_before_reset=1)
    f.make("gru_linear_both", "GRU", operands("GRU", 2), outputs=2, hidden_size=3, linear_before_reset=1,
           direction="bidirectional")
    f.make("lstm_peepholes", "LSTM", operands("LSTM", peepholes=True), outputs=3, hidden_size=3)
    f.make("lstm_peepholes_both", "LSTM", operands("LSTM", 2, peepholes=True), outputs=3, hidden_size=3,
           direction="bidirectional")
    f.make("lstm_coupled", "LSTM", operands("LSTM"), outputs=3, hidden_size=3, input_forget=1)
    f.make("lstm_activations", "LSTM", operands("LSTM"), outputs=3, hidden_size=3,
           activations=["HardSigmoid", "Relu", "Softsign"], activation_alpha=[0.25], activation_beta=[0.5])
