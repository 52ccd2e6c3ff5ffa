# SPDX-License-Identifier: Apache-2.0
import numpy as np


def cases(f):
    boxes = np.array([[[0, 0, 1, 1], [0, 0.1, 1, 1.1], [0, -0.1, 1, 0.9], [0, 10, 1, 11], [0, 10.1, 1, 11.1],
                       [0, 100, 1, 101]]], np.float32)
    scores = np.array([[[0.9, 0.75, 0.6, 0.95, 0.5, 0.3]]], np.float32)
    most = np.array([3])
    iou, least = np.array([0.5], np.float32), np.array([0], np.float32)
    f.make("NonMaxSuppression", "NonMaxSuppression", [boxes, scores, most, iou, least])
    f.make("NonMaxSuppression_threshold", "NonMaxSuppression", [boxes, scores, most, iou, np.array([0.4], np.float32)])
    f.make("NonMaxSuppression_nothing_left", "NonMaxSuppression",
           [boxes, scores, most, iou, np.array([2], np.float32)])
    f.make("NonMaxSuppression_no_limit_given", "NonMaxSuppression", [boxes, scores])
    f.make("NonMaxSuppression_one_left", "NonMaxSuppression", [boxes, scores, np.array([9]), np.array([0.0], np.float32)])
    center = np.array([[[0.5, 0.5, 1, 1], [0.5, 0.6, 1, 1], [0.5, 0.4, 1, 1], [0.5, 10.5, 1, 1]]], np.float32)
    f.make("NonMaxSuppression_center", "NonMaxSuppression", [center, scores[:, :, :4], most, iou, least],
           center_point_box=1)
    many = f.floats(2, 20, 4, low=0, high=4)
    f.make("NonMaxSuppression_flipped_batches_classes", "NonMaxSuppression",
           [many, f.floats(2, 3, 20, low=0), np.array([5]), np.array([0.2], np.float32), np.array([0.3], np.float32)])
    f.make("NonMaxSuppression_equal_scores", "NonMaxSuppression",
           [many, np.full((2, 1, 20), 0.5, np.float32), np.array([4]), np.array([0.3], np.float32)])
