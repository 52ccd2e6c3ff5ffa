// SPDX-License-Identifier: Apache-2.0
// Dim by dim, element by element.
#include "model/shapes/merge_types.h"

namespace espalier {

namespace {

/// Symbols never contradict: two names may stand for one length.
bool mergeDim(Dim &certain, const Dim &declared)
{
    if (certain.isKnown())
        return !declared.isKnown() || declared == certain;
    if (declared.isKnown() || certain.symbol().empty())
        certain = declared;
    return true;
}

bool mergeInto(ValueType &certain, const ValueType &declared)
{
    if (declared.kind == ValueType::Kind::Unknown)
        return true;
    if (certain.kind == ValueType::Kind::Unknown) {
        certain = declared;
        return true;
    }
    if (certain.kind != declared.kind)
        return false;
    bool agrees = true;
    if (certain.dtype == DType::Undefined)
        certain.dtype = declared.dtype;
    else
        agrees = declared.dtype == DType::Undefined || declared.dtype == certain.dtype;
    if (!certain.shape) {
        certain.shape = declared.shape;
    } else if (declared.shape && declared.shape->size() != certain.shape->size()) {
        agrees = false;
    } else if (declared.shape) {
        for (std::size_t i = 0; i < certain.shape->size(); ++i)
            agrees = mergeDim((*certain.shape)[i], (*declared.shape)[i]) && agrees;
    }
    if (certain.elements.empty())
        certain.elements = declared.elements;
    else if (!declared.elements.empty())
        agrees = mergeInto(certain.elements.front(), declared.elements.front()) && agrees;
    return agrees;
}

} // namespace

MergedType mergeTypes(const ValueType &certain, const ValueType &declared)
{
    MergedType merged{certain, false};
    merged.isContradiction = !mergeInto(merged.type, declared);
    return merged;
}

ValueType commonType(const ValueType &a, const ValueType &b)
{
    if (a.kind != b.kind || a.dtype != b.dtype || a.elements.size() != b.elements.size())
        return {};
    ValueType out = a;
    for (std::size_t i = 0; i < out.elements.size(); ++i)
        out.elements[i] = commonType(a.elements[i], b.elements[i]);
    if (!a.shape || !b.shape || a.shape->size() != b.shape->size()) {
        out.shape.reset();
        return out;
    }
    for (std::size_t i = 0; i < out.shape->size(); ++i) {
        if ((*a.shape)[i] != (*b.shape)[i])
            (*out.shape)[i] = Dim();
    }
    return out;
}

ValueType meaningfulType(ValueType declared)
{
    if (declared.shape) {
        for (Dim &dim : *declared.shape) {
            if (dim.isKnown() && dim.length() < 0)
                dim = Dim();
        }
    }
    for (ValueType &element : declared.elements)
        element = meaningfulType(std::move(element));
    return declared;
}

} // namespace espalier
